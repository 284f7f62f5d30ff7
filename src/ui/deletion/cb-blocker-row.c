/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-blocker-row.h"

#include <glib/gi18n.h>

#include "cb-display-text.h"
#include "cb-item-text.h"
#include "cb-rights.h"
#include "cb-time-text.h"

struct _CbBlockerRow
{
  GtkBox          parent_instance;

  GtkInscription *title;
  GtkInscription *details;
  GtkLabel       *amount;
  GtkWidget      *button;
};

G_DEFINE_FINAL_TYPE (CbBlockerRow, cb_blocker_row, GTK_TYPE_BOX)

static GtkInscription *
create_line (void)
{
  GtkWidget *line = gtk_inscription_new (NULL);

  gtk_inscription_set_min_chars (GTK_INSCRIPTION (line), 8);
  gtk_inscription_set_nat_chars (GTK_INSCRIPTION (line), 30);
  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (line), GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);

  return GTK_INSCRIPTION (line);
}

static void
cb_blocker_row_class_init (CbBlockerRowClass *klass)
{
}

static void
cb_blocker_row_init (CbBlockerRow *self)
{
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  self->title = create_line ();
  self->details = create_line ();
  gtk_widget_add_css_class (GTK_WIDGET (self->details), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->details), "dimmed");
  gtk_box_append (GTK_BOX (lines), GTK_WIDGET (self->title));
  gtk_box_append (GTK_BOX (lines), GTK_WIDGET (self->details));
  gtk_widget_set_hexpand (lines, TRUE);

  self->amount = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->amount), "numeric");

  self->button = gtk_button_new_from_icon_name ("user-trash-symbolic");
  gtk_widget_set_tooltip_text (self->button, _("Delete"));
  gtk_widget_set_valign (self->button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->button, "flat");

  gtk_box_set_spacing (GTK_BOX (self), 12);
  gtk_widget_set_margin_top (GTK_WIDGET (self), 6);
  gtk_widget_set_margin_bottom (GTK_WIDGET (self), 6);
  gtk_widget_set_margin_start (GTK_WIDGET (self), 6);
  gtk_widget_set_margin_end (GTK_WIDGET (self), 6);
  gtk_box_append (GTK_BOX (self), lines);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->amount));
  gtk_box_append (GTK_BOX (self), self->button);
}

/**
 * cb_blocker_row_new:
 *
 * Returns: (transfer floating): an empty row
 */
GtkWidget *
cb_blocker_row_new (void)
{
  return g_object_new (CB_TYPE_BLOCKER_ROW, NULL);
}

static char *
make_title (CbItem *item)
{
  g_autofree char *number = cb_display_quote (cb_item_get_number (item));
  g_autofree char *title = cb_display_quote (cb_item_get_title (item));

  if (cb_item_get_title (item)[0] == '\0')
    return g_steal_pointer (&number);

  /* Translators: number and title of an item */
  return g_strdup_printf (_("%s · %s"), number, title);
}

static char *
make_details (CbOwnedItem *owned)
{
  CbItem *item = cb_owned_item_get_item (owned);
  g_autofree char *name = cb_display_quote (cb_customer_get_name (cb_owned_item_get_customer (owned)));
  g_autofree char *date = cb_time_format_date (cb_item_get_date (item));

  /* Translators: name of a customer, status of an item, its date */
  return g_strdup_printf (_("%s · %s · %s"), name, cb_item_get_status_label (item), date);
}

void
cb_blocker_row_set_item (CbBlockerRow *self,
                         CbOwnedItem  *owned,
                         const char   *reason)
{
  g_autofree char *title = NULL;
  g_autofree char *details = NULL;
  g_autofree char *amount = NULL;

  g_return_if_fail (CB_IS_BLOCKER_ROW (self));

  if (owned != NULL)
    {
      CbItem *item = cb_owned_item_get_item (owned);

      title = make_title (item);
      details = make_details (owned);
      amount = cb_item_format_amount (item);
      gtk_actionable_set_action_target (GTK_ACTIONABLE (self->button), "x", cb_item_get_id (item));
      gtk_actionable_set_action_name (GTK_ACTIONABLE (self->button), "blockers.delete-item");
    }
  else
    {
      gtk_actionable_set_action_name (GTK_ACTIONABLE (self->button), NULL);
    }

  gtk_inscription_set_text (self->title, title != NULL ? title : "…");
  gtk_inscription_set_text (self->details, details);
  gtk_label_set_label (self->amount, amount != NULL ? amount : "");
  gtk_widget_set_sensitive (self->button, owned != NULL && reason == NULL);
  cb_rights_mark_button (self->button, reason);
}

char *
cb_blocker_row_get_text (CbBlockerRow *self)
{
  const char *details;

  g_return_val_if_fail (CB_IS_BLOCKER_ROW (self), NULL);

  details = gtk_inscription_get_text (self->details);

  return g_strjoin ("\n",
                    gtk_inscription_get_text (self->title),
                    details != NULL ? details : "",
                    gtk_label_get_label (self->amount),
                    NULL);
}
