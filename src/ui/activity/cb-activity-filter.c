/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-activity-filter.h"

#include <glib/gi18n.h>

#include "cb-choice-names.h"
#include "cb-date-button.h"
#include "cb-display-text.h"
#include "cb-people-store.h"

struct _CbActivityFilter
{
  AdwBin          parent_instance;

  GtkDropDown    *person_drop;
  GtkDropDown    *kind_drop;
  CbDateButton   *from_button;
  CbDateButton   *until_button;
  GtkSearchEntry *number_entry;

  CbBook         *book;
  CbPeople       *people;      /* NULL until they are read */
  gboolean        changing;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CbActivityFilter, cb_activity_filter, ADW_TYPE_BIN)

#define BIT(kind) CB_OPERATION_KIND_BIT (CB_OPERATION_ ## kind)

/* What is chosen at once. The first one is all. */
static const struct
{
  const char *label;
  guint64     kinds;
} kinds[] = {
  { N_("Everything"), 0 },
  { N_("Deleted"), BIT (DELETE) | BIT (DELETE_ITEMS) | BIT (DELETE_CONVERSATION) },
  { N_("Undeleted"), BIT (UNDELETE) | BIT (UNDELETE_ITEMS) | BIT (UNDELETE_CONVERSATION) },
  { N_("Deleted Forever"), BIT (ERASE) | BIT (ERASE_KEPT) | BIT (MASK) | BIT (UNMASK) },
  { N_("Imported"), BIT (IMPORT) },
  { N_("Exported"), BIT (EXPORT) | BIT (EXPORT_PERSON) | BIT (EXPORT_DOCUMENT) | BIT (EXPORT_ACTIVITY) },
  { N_("Backed Up and Restored"), BIT (BACK_UP) | BIT (RESTORE) },
  { N_("Reassigned"), BIT (ASSIGN) },
  { N_("Preferences"), BIT (CHANGE_RULES) },
  { N_("People and Groups"), BIT (CHANGE_PEOPLE) | BIT (CHANGE_GROUPS) },
  { N_("Signing In and Passwords"),
    BIT (SIGN_IN) | BIT (FAILED_SIGN_IN) | BIT (SET_PASSWORD) | BIT (CHANGE_PASSWORD) | BIT (RESET_PASSWORD) |
    BIT (REMOVE_PASSWORD) },
  { N_("Refused"), BIT (REFUSED) },
};

static void
changed_cb (CbActivityFilter *self)
{
  if (!self->changing)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* Keeps who is chosen, as long as they are there. */
static void
show_people (CbActivityFilter *self,
             CbPeople         *people)
{
  g_autoptr (CbOperationFilter) chosen = cb_activity_filter_get (self);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint position = 0;

  gtk_string_list_append (names, _("Everybody"));
  for (guint i = 0; i < cb_people_get_people (people)->len; i++)
    {
      CbPerson *person = cb_people_get_people (people)->pdata[i];

      gtk_string_list_take (names, cb_display_text (cb_person_get_name (person)));
      if (cb_person_get_id (person) == chosen->person_id)
        position = i + 1;
    }
  gtk_string_list_append (names, _("Customer Book itself"));
  if (chosen->person_id == CB_OPERATION_BY_ITSELF)
    position = cb_people_get_people (people)->len + 1;

  g_set_object (&self->people, people);
  self->changing = TRUE;
  gtk_drop_down_set_model (self->person_drop, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->person_drop, position);
  self->changing = FALSE;
  if (position == 0 && chosen->person_id != 0)
    changed_cb (self);
}

static void
people_read_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (CbActivityFilter) self = user_data;
  g_autoptr (CbPeople) people = cb_people_store_get_finish (CB_BOOK (source), result, NULL);

  if (people != NULL && self->book == CB_BOOK (source) && self->person_drop != NULL)
    show_people (self, people);
}

static void
read_people (CbActivityFilter *self)
{
  cb_people_store_get_async (self->book, NULL, people_read_cb, g_object_ref (self));
}

static void
book_changed_cb (CbActivityFilter *self,
                 const CbChange   *change)
{
  if (change->people || change->everything)
    read_people (self);
}

static void
cb_activity_filter_dispose (GObject *object)
{
  CbActivityFilter *self = CB_ACTIVITY_FILTER (object);

  if (self->book != NULL)
    g_signal_handlers_disconnect_by_data (self->book, self);
  g_clear_object (&self->book);
  g_clear_object (&self->people);
  self->person_drop = NULL;

  G_OBJECT_CLASS (cb_activity_filter_parent_class)->dispose (object);
}

static void
cb_activity_filter_class_init (CbActivityFilterClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cb_activity_filter_dispose;

  signals[SIGNAL_CHANGED] =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static GtkDropDown *
add_drop_down (CbActivityFilter *self,
               GtkWidget        *box,
               const char       *label,
               GtkStringList    *items)
{
  GtkWidget *drop = cb_choice_name_entries (gtk_drop_down_new (G_LIST_MODEL (items), NULL));

  /* It is called by what is chosen. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (drop), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, label, -1);
  gtk_widget_set_tooltip_text (drop, label);
  g_signal_connect_object (drop, "notify::selected", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  adw_wrap_box_append (ADW_WRAP_BOX (box), drop);

  return GTK_DROP_DOWN (drop);
}

static CbDateButton *
add_date_button (CbActivityFilter *self,
                 GtkWidget        *box,
                 const char       *label,
                 const char       *with_date)
{
  GtkWidget *button = cb_date_button_new (label, with_date);

  g_signal_connect_object (button, "notify::date", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  adw_wrap_box_append (ADW_WRAP_BOX (box), button);

  return CB_DATE_BUTTON (button);
}

static void
cb_activity_filter_init (CbActivityFilter *self)
{
  GtkWidget *box = g_object_new (ADW_TYPE_WRAP_BOX,
                                 "child-spacing", 6,
                                 "line-spacing", 6,
                                 "align", 0.5,
                                 NULL);
  GtkStringList *everybody = gtk_string_list_new ((const char *[]) { _("Everybody"), NULL });
  GtkStringList *labels = gtk_string_list_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    gtk_string_list_append (labels, _(kinds[i].label));

  self->person_drop = add_drop_down (self, box, _("Who Did It"), everybody);
  self->kind_drop = add_drop_down (self, box, _("What Was Done"), labels);
  /* Translators: no day is chosen from which on something was done */
  self->from_button = add_date_button (self, box, _("From Any Day"), _("From %s"));
  /* Translators: no day is chosen until which something was done */
  self->until_button = add_date_button (self, box, _("Until Any Day"), _("Until %s"));

  self->number_entry = GTK_SEARCH_ENTRY (gtk_search_entry_new ());
  gtk_search_entry_set_placeholder_text (self->number_entry, _("Customer number"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->number_entry),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Customer Number"), -1);
  g_signal_connect_object (self->number_entry, "search-changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  adw_wrap_box_append (ADW_WRAP_BOX (box), GTK_WIDGET (self->number_entry));

  gtk_widget_add_css_class (box, "toolbar");
  adw_bin_set_child (ADW_BIN (self), box);
}

void
cb_activity_filter_set_book (CbActivityFilter *self,
                             CbBook           *book)
{
  g_return_if_fail (CB_IS_ACTIVITY_FILTER (self));
  g_return_if_fail (book == NULL || CB_IS_BOOK (book));

  if (self->book != NULL)
    g_signal_handlers_disconnect_by_data (self->book, self);
  g_set_object (&self->book, book);
  g_clear_object (&self->people);
  cb_activity_filter_clear (self);
  if (book == NULL)
    return;

  g_signal_connect_object (book, "changed", G_CALLBACK (book_changed_cb), self, G_CONNECT_SWAPPED);
  read_people (self);
}

CbOperationFilter *
cb_activity_filter_get (CbActivityFilter *self)
{
  CbOperationFilter *filter = cb_operation_filter_new ();
  guint person = gtk_drop_down_get_selected (self->person_drop);
  guint kind = gtk_drop_down_get_selected (self->kind_drop);
  GDateTime *from = cb_date_button_get_date (self->from_button);
  GDateTime *until = cb_date_button_get_date (self->until_button);
  g_autofree char *number = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->number_entry)));

  if (self->people != NULL && person > 0 && person <= cb_people_get_people (self->people)->len)
    filter->person_id = cb_person_get_id (cb_people_get_people (self->people)->pdata[person - 1]);
  else if (self->people != NULL && person == cb_people_get_people (self->people)->len + 1)
    filter->person_id = CB_OPERATION_BY_ITSELF;
  if (kind < G_N_ELEMENTS (kinds))
    filter->kinds = kinds[kind].kinds;
  if (from != NULL)
    filter->from = g_date_time_to_unix_usec (from);
  if (until != NULL)
    {
      /* That day is part of it. */
      g_autoptr (GDateTime) next = g_date_time_add_days (until, 1);

      filter->until = g_date_time_to_unix_usec (next);
    }
  if (*g_strstrip (number) != '\0')
    filter->number = g_steal_pointer (&number);

  return filter;
}

void
cb_activity_filter_clear (CbActivityFilter *self)
{
  g_return_if_fail (CB_IS_ACTIVITY_FILTER (self));

  self->changing = TRUE;
  gtk_drop_down_set_selected (self->person_drop, 0);
  gtk_drop_down_set_selected (self->kind_drop, 0);
  cb_date_button_clear (self->from_button);
  cb_date_button_clear (self->until_button);
  gtk_editable_set_text (GTK_EDITABLE (self->number_entry), "");
  self->changing = FALSE;
  changed_cb (self);
}

void
cb_activity_filter_focus (CbActivityFilter *self)
{
  g_return_if_fail (CB_IS_ACTIVITY_FILTER (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->number_entry));
}
