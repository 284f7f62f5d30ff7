/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-about.h"

#include "customer-book-config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/**
 * cb_about_present:
 * @parent: a widget in the window that the dialog belongs to
 *
 * Shows the name, version and licence of the program.
 */
void
cb_about_present (GtkWidget *parent)
{
  AdwDialog *dialog;

  g_return_if_fail (GTK_IS_WIDGET (parent));

  dialog = g_object_new (ADW_TYPE_ABOUT_DIALOG,
                         "application-name", _("Customer Book"),
                         "application-icon", CB_APP_ID,
                         "version", CB_VERSION,
                         "comments", _("Keep your customers in one book; delete them, bring them back, or delete them forever."),
                         "developer-name", _("The Customer Book Developers"),
                         "license-type", GTK_LICENSE_GPL_3_0,
                         /* Translators: put your names here, one to a line */
                         "translator-credits", _("translator-credits"),
                         NULL);
  adw_dialog_present (dialog, parent);
}
