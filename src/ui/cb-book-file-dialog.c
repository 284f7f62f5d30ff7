/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-book-file-dialog.h"

#include <glib/gi18n.h>

GtkFileDialog *
cb_book_file_dialog_new (const char *title)
{
  GtkFileDialog *dialog = gtk_file_dialog_new ();
  g_autoptr (GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  g_autoptr (GtkFileFilter) books = gtk_file_filter_new ();
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();

  gtk_file_filter_set_name (books, _("Customer Books"));
  gtk_file_filter_add_mime_type (books, "application/x-customer-book");
  gtk_file_filter_add_suffix (books, "customerbook");
  gtk_file_filter_add_suffix (books, "db");
  g_list_store_append (filters, books);
  gtk_file_filter_set_name (all, _("All Files"));
  gtk_file_filter_add_pattern (all, "*");
  g_list_store_append (filters, all);

  gtk_file_dialog_set_title (dialog, title);
  gtk_file_dialog_set_filters (dialog, G_LIST_MODEL (filters));
  gtk_file_dialog_set_default_filter (dialog, books);

  return dialog;
}
