/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-item-form.h"

#include <glib/gi18n.h>

#include "cb-card-number.h"
#include "cb-checked-row.h"
#include "cb-choice-names.h"
#include "cb-currency.h"
#include "cb-date-parse.h"
#include "cb-field-text.h"
#include "cb-money-parse.h"
#include "cb-money-text.h"
#include "cb-notes-group.h"

struct _CbItemForm
{
  AdwBin               parent_instance;

  AdwPreferencesPage  *page;
  CbCheckedRow        *title_row;
  AdwComboRow         *status_row;
  CbCheckedRow        *amount_row;    /* NULL for kinds without */
  CbCheckedRow        *currency_row;
  CbCheckedRow        *date_row;
  CbCheckedRow        *due_row;
  CbNotesGroup        *notes_group;

  CbItem              *item;
  GTimeZone           *zone;
  gboolean             payment;
  gint64               owed;          /* of what it is for, minor units */
  gint64               told;          /* the amount that was said to be more than that */
  gboolean             dirty;
};

G_DEFINE_FINAL_TYPE (CbItemForm, cb_item_form, ADW_TYPE_BIN)

static void
changed_cb (CbItemForm *self)
{
  self->dirty = TRUE;
}

static void
cb_item_form_dispose (GObject *object)
{
  CbItemForm *self = CB_ITEM_FORM (object);

  g_clear_object (&self->item);
  g_clear_pointer (&self->zone, g_time_zone_unref);

  G_OBJECT_CLASS (cb_item_form_parent_class)->dispose (object);
}

static gboolean
cb_item_form_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (CB_ITEM_FORM (widget)->title_row));
}

static void
cb_item_form_class_init (CbItemFormClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cb_item_form_dispose;
  GTK_WIDGET_CLASS (klass)->grab_focus = cb_item_form_grab_focus;
}

static void
cb_item_form_init (CbItemForm *self)
{
  self->zone = g_time_zone_new_local ();
  self->page = ADW_PREFERENCES_PAGE (adw_preferences_page_new ());
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->page));
}

static AdwPreferencesGroup *
add_group (CbItemForm *self,
           const char *title)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  adw_preferences_page_add (self->page, ADW_PREFERENCES_GROUP (group));

  return ADW_PREFERENCES_GROUP (group);
}

/* @row: (transfer floating) */
static CbCheckedRow *
add_row (CbItemForm          *self,
         AdwPreferencesGroup *group,
         CbCheckedRow        *row)
{
  adw_preferences_group_add (group, GTK_WIDGET (row));
  adw_preferences_group_add (group, cb_checked_row_get_problem_row (row));
  g_signal_connect_object (row, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);

  return row;
}

static void
build_status (CbItemForm          *self,
              AdwPreferencesGroup *group)
{
  const CbItemKindInfo *info = cb_item_kind_get_info (cb_item_get_kind (self->item));
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  for (guint i = 0; i < info->n_statuses; i++)
    gtk_string_list_append (labels, g_dpgettext2 (NULL, CB_ITEM_STATUS_CONTEXT, info->statuses[i].label));

  self->status_row = ADW_COMBO_ROW (cb_choice_name_entries (adw_combo_row_new ()));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->status_row), _("Status"));
  adw_combo_row_set_model (self->status_row, G_LIST_MODEL (labels));
  g_signal_connect_object (self->status_row, "notify::selected", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (group, GTK_WIDGET (self->status_row));
}

static void
build (CbItemForm *self)
{
  AdwPreferencesGroup *what = add_group (self, NULL);
  AdwPreferencesGroup *money = NULL;
  AdwPreferencesGroup *when;

  self->title_row = add_row (self, what, cb_checked_row_new (_("Title")));
  build_status (self, what);
  if (cb_item_kind_get_info (cb_item_get_kind (self->item))->has_amount)
    {
      money = add_group (self, NULL);
      self->amount_row = add_row (self, money, cb_checked_row_new (_("Amount")));
      self->currency_row = add_row (self, money, cb_checked_row_new (_("Currency")));
      cb_checked_row_keep_left_to_right (self->amount_row);
      cb_checked_row_keep_left_to_right (self->currency_row);
    }
  when = add_group (self, NULL);
  self->date_row = add_row (self, when, cb_checked_row_new_date (_("Date")));
  self->due_row = add_row (self, when, cb_checked_row_new_date (_("Due")));
  self->notes_group = cb_notes_group_new (CB_ITEM_MAX_NOTES);
  adw_preferences_page_add (self->page, ADW_PREFERENCES_GROUP (self->notes_group));
  g_signal_connect_object (self->notes_group, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
}

static void
fill_money (CbItemForm *self)
{
  g_autofree char *currency = NULL;
  g_autofree char *amount = NULL;

  if (cb_item_get_has_amount (self->item))
    {
      currency = g_strdup (cb_item_get_currency (self->item));
      amount = cb_money_to_text (cb_item_get_amount (self->item), currency, cb_money_get_decimal_point ());
    }
  else
    {
      currency = cb_money_get_local_currency ();
    }
  cb_checked_row_set_text (self->amount_row, amount != NULL ? amount : "");
  cb_checked_row_set_text (self->currency_row, currency);
}

void
cb_item_form_set_item (CbItemForm *self,
                       CbItem     *item)
{
  g_autofree char *date = NULL;
  g_autofree char *due = NULL;

  g_return_if_fail (CB_IS_ITEM_FORM (self));
  g_return_if_fail (CB_IS_ITEM (item));

  g_set_object (&self->item, item);
  date = cb_date_to_text (cb_item_get_date (item), self->zone);
  due = cb_date_to_text (cb_item_get_due (item), self->zone);
  cb_checked_row_set_text (self->title_row, cb_item_get_title (item));
  adw_combo_row_set_selected (self->status_row, cb_item_get_status (item));
  cb_checked_row_set_text (self->date_row, date);
  cb_checked_row_set_text (self->due_row, due);
  cb_notes_group_set_text (self->notes_group, cb_item_get_notes (item));
  if (self->amount_row != NULL)
    fill_money (self);
  self->dirty = FALSE;
}

GtkWidget *
cb_item_form_new (CbItem *item)
{
  CbItemForm *self = g_object_new (CB_TYPE_ITEM_FORM, NULL);

  g_return_val_if_fail (CB_IS_ITEM (item), GTK_WIDGET (self));

  self->item = g_object_ref (item);
  build (self);
  cb_item_form_set_item (self, item);

  return GTK_WIDGET (self);
}

void
cb_item_form_set_payment (CbItemForm *self,
                          gint64      owed)
{
  g_return_if_fail (CB_IS_ITEM_FORM (self));

  self->payment = TRUE;
  self->owed = owed;
  gtk_editable_set_editable (GTK_EDITABLE (self->currency_row), FALSE);
}

/* The row that is wrong, with what is; NULL when all is well. */
static GtkWidget *
refuse (CbCheckedRow *row,
        const char   *problem)
{
  cb_checked_row_set_problem (row, problem);

  return GTK_WIDGET (row);
}

static GtkWidget *
read_title (CbItemForm *self,
            CbItem     *item)
{
  g_autofree char *title = g_strstrip (g_strdup (cb_checked_row_get_text (self->title_row)));

  if (g_utf8_strlen (title, -1) > CB_ITEM_MAX_TITLE)
    return refuse (self->title_row, _("The title is too long. The notes have room for more."));
  if (cb_card_number_is_in (title))
    return refuse (self->title_row, cb_field_describe_card ());

  cb_item_set_title (item, title);

  return NULL;
}

static GtkWidget *
refuse_amount (CbItemForm     *self,
               CbMoneyProblem  problem,
               const char     *currency)
{
  g_autofree char *example = cb_money_to_text (123450, currency, cb_money_get_decimal_point ());
  g_autofree char *text = NULL;

  switch (problem)
    {
    case CB_MONEY_PROBLEM_TOO_LARGE:
      return refuse (self->amount_row, _("The amount is too large."));

    case CB_MONEY_PROBLEM_TOO_PRECISE:
      /* Translators: %s is an amount such as 1234.50 */
      text = g_strdup_printf (_("This is less than the smallest coin. Write it like %s."), example);
      return refuse (self->amount_row, text);

    case CB_MONEY_PROBLEM_EMPTY:
      return refuse (self->amount_row, _("A payment needs an amount."));

    case CB_MONEY_PROBLEM_NONE:
    case CB_MONEY_PROBLEM_MALFORMED:
    default:
      /* Translators: %s is an amount such as 1234.50 */
      text = g_strdup_printf (_("This isn’t an amount. Write it like %s."), example);
      return refuse (self->amount_row, text);
    }
}

/* People do pay too much, but more often somebody types too much. */
static GtkWidget *
question_amount (CbItemForm *self,
                 gint64      amount,
                 const char *currency)
{
  g_autofree char *owed = cb_money_format (self->owed, currency);
  /* Translators: %s is an amount of money that is owed */
  g_autofree char *text = g_strdup_printf (_("This is more than the %s owed. Save again if it is right."), owed);

  self->told = amount;

  return refuse (self->amount_row, text);
}

static GtkWidget *
read_amount (CbItemForm *self,
             CbItem     *item)
{
  g_autofree char *typed = NULL;
  g_autofree char *currency = NULL;
  CbMoneyProblem problem;
  gint64 amount;

  if (self->amount_row == NULL)
    return NULL;

  typed = g_strstrip (g_strdup (cb_checked_row_get_text (self->currency_row)));
  currency = g_ascii_strup (typed, -1);
  problem = cb_money_parse (cb_checked_row_get_text (self->amount_row), currency, cb_money_get_decimal_point (), &amount);
  if (problem == CB_MONEY_PROBLEM_EMPTY && !self->payment)
    {
      cb_item_set_amount (item, 0, NULL);
      return NULL;
    }
  if (!cb_currency_is_known (currency))
    return refuse (self->currency_row, _("There is no such currency. Write its code of three letters, such as EUR or USD."));
  if (problem != CB_MONEY_PROBLEM_NONE)
    return refuse_amount (self, problem, currency);
  if (self->payment && amount <= 0)
    return refuse (self->amount_row, _("A payment must be more than nothing."));
  if (self->payment && amount > self->owed && amount != self->told)
    return question_amount (self, amount, currency);

  cb_item_set_amount (item, amount, currency);

  return NULL;
}

static GtkWidget *
read_dates (CbItemForm *self,
            CbItem     *item)
{
  g_autofree char *due_text = g_strstrip (g_strdup (cb_checked_row_get_text (self->due_row)));
  gint64 date;
  gint64 due = 0;

  /* One of before may have been about another date. */
  cb_checked_row_set_problem (self->due_row, NULL);
  if (!cb_date_parse (cb_checked_row_get_text (self->date_row), self->zone, &date))
    return refuse (self->date_row, _("This isn’t a date. Write it like 2026-03-04, or 2026-03-04 14:05."));
  if (due_text[0] != '\0' && !cb_date_parse (due_text, self->zone, &due))
    return refuse (self->due_row, _("This isn’t a date. Write it like 2026-03-04, or 2026-03-04 14:05."));
  if (due_text[0] != '\0' && due < date)
    return refuse (self->due_row, _("This is before the date above."));

  cb_item_set_date (item, date);
  cb_item_set_due (item, due);

  return NULL;
}

static GtkWidget *
refuse_notes (CbItemForm *self,
              const char *problem)
{
  cb_notes_group_set_problem (self->notes_group, problem);

  return GTK_WIDGET (self->notes_group);
}

static GtkWidget *
read_notes (CbItemForm *self,
            CbItem     *item)
{
  g_autofree char *notes = cb_notes_group_get_text (self->notes_group);

  if (g_utf8_strlen (notes, -1) > CB_ITEM_MAX_NOTES)
    return refuse_notes (self, _("The notes are too long. Keep long texts as a document."));
  if (cb_card_number_is_in (notes))
    return refuse_notes (self, cb_field_describe_card ());

  cb_item_set_notes (item, notes);

  return NULL;
}

CbItem *
cb_item_form_get_item (CbItemForm *self)
{
  typedef GtkWidget *(*Reader) (CbItemForm *form, CbItem *item);
  static const Reader readers[] = { read_title, read_amount, read_dates, read_notes };
  g_autoptr (CbItem) item = NULL;
  GtkWidget *wrong = NULL;

  g_return_val_if_fail (CB_IS_ITEM_FORM (self), NULL);

  item = cb_item_copy (self->item);
  cb_item_set_status (item, adw_combo_row_get_selected (self->status_row));
  for (guint i = 0; i < G_N_ELEMENTS (readers); i++)
    {
      GtkWidget *widget = readers[i] (self, item);

      if (wrong == NULL)
        wrong = widget;
    }
  if (wrong != NULL)
    {
      gtk_widget_grab_focus (wrong);
      return NULL;
    }

  return g_steal_pointer (&item);
}

gboolean
cb_item_form_is_dirty (CbItemForm *self)
{
  g_return_val_if_fail (CB_IS_ITEM_FORM (self), FALSE);

  return self->dirty;
}
