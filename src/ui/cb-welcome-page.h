/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * CbWelcomePage:
 *
 * What an empty book shows: the ways to put customers into it.
 */
#define CB_TYPE_WELCOME_PAGE (cb_welcome_page_get_type ())
G_DECLARE_FINAL_TYPE (CbWelcomePage, cb_welcome_page, CB, WELCOME_PAGE, AdwBin)

GtkWidget *cb_welcome_page_new (void);

G_END_DECLS
