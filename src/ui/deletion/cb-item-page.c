/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-item-page.h"

#include <glib/gi18n.h>

#include "cb-display-text.h"
#include "cb-item-text.h"
#include "cb-time-text.h"

struct _CbItemPage
{
  AdwNavigationPage    parent_instance;

  AdwPreferencesGroup *group;
  GtkButton           *delete_button;

  gint64               id;
};

G_DEFINE_FINAL_TYPE (CbItemPage, cb_item_page, ADW_TYPE_NAVIGATION_PAGE)

enum
{
  SIGNAL_DELETE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
delete_cb (CbItemPage *self)
{
  g_signal_emit (self, signals[SIGNAL_DELETE], 0);
}

static void
cb_item_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), CB_TYPE_ITEM_PAGE);

  G_OBJECT_CLASS (cb_item_page_parent_class)->dispose (object);
}

static void
cb_item_page_class_init (CbItemPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cb_item_page_dispose;

  signals[SIGNAL_DELETE] =
    g_signal_new ("delete", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/example/CustomerBook/ui/cb-item-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CbItemPage, group);
  gtk_widget_class_bind_template_child (widget_class, CbItemPage, delete_button);
  gtk_widget_class_bind_template_callback (widget_class, delete_cb);
}

static void
cb_item_page_init (CbItemPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Nothing is shown of what the item doesn't have. @value: (transfer full) (nullable) */
static void
add_row (CbItemPage *self,
         const char *title,
         char       *value)
{
  g_autofree char *text = value;
  GtkWidget *row;

  if (text == NULL || text[0] == '\0')
    return;

  row = g_object_new (ADW_TYPE_ACTION_ROW,
                      "title", title,
                      "use-markup", FALSE,
                      "subtitle", text,
                      "subtitle-lines", 0,
                      "subtitle-selectable", TRUE,
                      NULL);
  gtk_widget_add_css_class (row, "property");
  adw_preferences_group_add (self->group, row);
}

static char *
format_customer (CbCustomer *customer)
{
  g_autofree char *name = cb_display_quote (cb_customer_get_name (customer));
  g_autofree char *number = cb_display_quote (cb_customer_get_number (customer));

  /* Translators: name and number of a customer */
  return g_strdup_printf (_("%s, number %s"), name, number);
}

/* Notes have lines of their own. */
static char *
format_notes (const char *notes)
{
  g_auto (GStrv) lines = g_strsplit (notes, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      char *shown = cb_display_text (lines[i]);

      g_free (lines[i]);
      lines[i] = shown;
    }

  return g_strjoinv ("\n", lines);
}

/* Midnight stands for no time of day. (transfer full) (nullable) */
static char *
format_moment (gint64 time)
{
  g_autoptr (GDateTime) utc = NULL;
  g_autoptr (GDateTime) local = NULL;

  if (time == 0)
    return NULL;

  utc = g_date_time_new_from_unix_utc_usec (time);
  local = utc != NULL ? g_date_time_to_local (utc) : NULL;
  if (local != NULL && g_date_time_get_hour (local) == 0 && g_date_time_get_minute (local) == 0)
    return cb_time_format_date (time);

  return cb_time_format (time);
}

/**
 * cb_item_page_new:
 *
 * Returns: (transfer floating): a page about the item
 */
AdwNavigationPage *
cb_item_page_new (CbOwnedItem *owned)
{
  CbItem *item = cb_owned_item_get_item (owned);
  CbItemPage *self = g_object_new (CB_TYPE_ITEM_PAGE, NULL);
  g_autofree char *heading = cb_item_get_heading (item);

  self->id = cb_item_get_id (item);
  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), heading);
  add_row (self, _("Title"), cb_display_text (cb_item_get_title (item)));
  add_row (self, _("Customer"), format_customer (cb_owned_item_get_customer (owned)));
  add_row (self, _("Status"), g_strdup (cb_item_get_status_label (item)));
  add_row (self, _("State"), g_strdup (cb_item_get_state_label (item)));
  add_row (self, _("Amount"), cb_item_format_amount (item));
  add_row (self, _("Date"), format_moment (cb_item_get_date (item)));
  add_row (self, _("Due"), format_moment (cb_item_get_due (item)));
  add_row (self, _("Notes"), format_notes (cb_item_get_notes (item)));

  return ADW_NAVIGATION_PAGE (self);
}

gint64
cb_item_page_get_id (CbItemPage *self)
{
  g_return_val_if_fail (CB_IS_ITEM_PAGE (self), 0);

  return self->id;
}
