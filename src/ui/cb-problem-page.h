/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * CbProblemPage:
 *
 * Why a book can't be opened, what that means for it, and the ways on: try
 * again where that may help, open another book, make a new one.
 *
 * Signal "retry": try again was pressed.
 */
#define CB_TYPE_PROBLEM_PAGE (cb_problem_page_get_type ())
G_DECLARE_FINAL_TYPE (CbProblemPage, cb_problem_page, CB, PROBLEM_PAGE, AdwBin)

GtkWidget *cb_problem_page_new         (void);
void       cb_problem_page_set_problem (CbProblemPage *self,
                                        const char    *path,
                                        const GError  *error);

G_END_DECLS
