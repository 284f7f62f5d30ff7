/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * The words for errors. Messages of a GError are for developers and never
 * shown.
 */

/* (transfer full): a few words, for a heading. */
char *cb_error_title         (const GError *error);
/* (transfer full): what happened, what was kept and what to do. */
char *cb_error_describe      (const GError *error);
/* The same, naming the file; @file_name may be NULL. */
char *cb_error_describe_file (const GError *error,
                              const char   *file_name);

/* Shows an alert with @heading (NULL: cb_error_title()) over @parent.
 * Cancelled work is no error: then nothing is shown. */
void  cb_error_show          (GtkWidget    *parent,
                              const char   *heading,
                              const GError *error);

G_END_DECLS
