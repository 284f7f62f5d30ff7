/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-conversation-row.h"

#include <glib/gi18n.h>

#include "cb-conversation-text.h"
#include "cb-count.h"
#include "cb-display-text.h"
#include "cb-inscription-text.h"
#include "cb-mask.h"
#include "cb-time-text.h"

struct _CbConversationRow
{
  GtkBox          parent_instance;

  GtkInscription *name;
  GtkLabel       *state;
  GtkLabel       *date;
  GtkWidget      *dot;
  GtkInscription *last;
  GtkInscription *contents;
};

G_DEFINE_FINAL_TYPE (CbConversationRow, cb_conversation_row, GTK_TYPE_BOX)

static GtkInscription *
create_line (const char *css_class)
{
  GtkWidget *line = gtk_inscription_new (NULL);

  gtk_inscription_set_min_chars (GTK_INSCRIPTION (line), 4);
  gtk_inscription_set_nat_chars (GTK_INSCRIPTION (line), 30);
  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (line), GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_widget_set_hexpand (line, TRUE);
  gtk_widget_add_css_class (line, css_class);

  return GTK_INSCRIPTION (line);
}

static GtkLabel *
create_label (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, css_class);

  return GTK_LABEL (label);
}

static void
cb_conversation_row_class_init (CbConversationRowClass *klass)
{
}

static void
cb_conversation_row_init (CbConversationRow *self)
{
  GtkWidget *top = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *bottom = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);

  self->name = create_line ("body");
  self->date = create_label ("dimmed");
  self->dot = g_object_new (GTK_TYPE_BOX, "valign", GTK_ALIGN_CENTER, "visible", FALSE, NULL);
  gtk_widget_add_css_class (self->dot, "unread-dot");
  gtk_box_append (GTK_BOX (top), self->dot);
  gtk_box_append (GTK_BOX (top), GTK_WIDGET (self->name));
  gtk_box_append (GTK_BOX (top), GTK_WIDGET (self->date));

  self->last = create_line ("body");
  self->contents = create_line ("caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->contents), "dimmed");
  self->state = create_label ("state");
  gtk_box_append (GTK_BOX (bottom), GTK_WIDGET (self->contents));
  gtk_box_append (GTK_BOX (bottom), GTK_WIDGET (self->state));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 3);
  gtk_widget_set_margin_top (GTK_WIDGET (self), 6);
  gtk_widget_set_margin_bottom (GTK_WIDGET (self), 6);
  gtk_box_append (GTK_BOX (self), top);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->last));
  gtk_box_append (GTK_BOX (self), bottom);
}

/**
 * cb_conversation_row_new:
 *
 * Returns: (transfer floating): an empty row
 */
GtkWidget *
cb_conversation_row_new (void)
{
  return g_object_new (CB_TYPE_CONVERSATION_ROW, NULL);
}

/* The number stands back behind the name. The line begins where others do,
 * whatever the name is written in. */
static void
show_name (CbConversationRow   *self,
           CbConversationEntry *entry)
{
  CbCustomer *customer = cb_conversation_entry_get_customer (entry);
  g_autofree char *name = cb_display_quote (customer != NULL ? cb_customer_get_name (customer) : CB_MASK);
  g_autofree char *number = cb_display_quote (customer != NULL ? cb_customer_get_number (customer) : "");
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  g_autofree char *markup = g_markup_printf_escaped ("%s<b>%s</b>  <span alpha=\"60%%\">%s</span>",
                                                     rtl ? "\u200f" : "\u200e", name, number);

  gtk_inscription_set_markup (self->name, markup);
}

static void
show_unread (CbConversationRow *self,
             gsize              n)
{
  gtk_widget_set_visible (self->dot, n > 0);
  if (n > 0)
    gtk_widget_add_css_class (GTK_WIDGET (self->last), "unread");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->last), "unread");
}

/* (transfer full) (nullable) */
static char *
describe_unread (gsize n)
{
  g_autofree char *count = cb_count_format (n);

  return n > 0 ? g_strdup_printf (ngettext ("%s unread message", "%s unread messages", n), count) : NULL;
}

char *
cb_conversation_row_set_entry (CbConversationRow   *self,
                               CbConversationEntry *entry)
{
  g_autofree char *name = NULL;
  g_autofree char *last = NULL;
  g_autofree char *contents = NULL;
  g_autofree char *date = NULL;
  g_autofree char *unread = NULL;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) parts = NULL;
  const char *state;

  g_return_val_if_fail (CB_IS_CONVERSATION_ROW (self), NULL);

  if (entry == NULL)
    {
      gtk_inscription_set_text (self->name, "…");
      gtk_inscription_set_text (self->last, NULL);
      gtk_inscription_set_text (self->contents, NULL);
      gtk_label_set_label (self->date, "");
      show_unread (self, 0);
      gtk_widget_set_visible (GTK_WIDGET (self->state), FALSE);
      return g_strdup ("");
    }

  name = cb_conversation_format_name (entry);
  last = cb_conversation_format_last (entry);
  contents = cb_conversation_format_contents (entry);
  date = cb_time_format_date (cb_conversation_entry_get_time (entry));
  state = cb_conversation_get_state_label (entry);
  show_name (self, entry);
  cb_inscription_show (self->last, last);
  cb_inscription_show (self->contents, contents);
  gtk_label_set_label (self->date, date);
  gtk_label_set_label (self->state, state != NULL ? state : "");
  gtk_widget_set_visible (GTK_WIDGET (self->state), state != NULL);

  show_unread (self, cb_conversation_entry_get_n_unread (entry));
  unread = describe_unread (cb_conversation_entry_get_n_unread (entry));

  g_strv_builder_add (builder, name);
  if (unread != NULL)
    g_strv_builder_add (builder, unread);
  g_strv_builder_add_many (builder, state != NULL ? state : date, last, contents, state != NULL ? date : NULL, NULL);
  parts = g_strv_builder_end (builder);

  return g_strjoinv ("\n", parts);
}
