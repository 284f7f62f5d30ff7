/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-record-form.h"

#include <glib/gi18n.h>

#include "cb-checked-row.h"
#include "cb-choice-names.h"
#include "cb-date-parse.h"
#include "cb-money-parse.h"
#include "cb-money-text.h"
#include "cb-record-text.h"

struct _CbRecordForm
{
  AdwBin               parent_instance;

  AdwPreferencesGroup *group;
  AdwComboRow         *variant_row;  /* NULL for kinds without, as the others */
  AdwSwitchRow        *primary_row;
  AdwSpinRow          *months_row;
  CbCheckedRow        *rows[CB_N_RECORD_FIELDS];

  CbRecord            *record;
  GTimeZone           *zone;
  gboolean             dirty;
};

G_DEFINE_FINAL_TYPE (CbRecordForm, cb_record_form, ADW_TYPE_BIN)

static void
changed_cb (CbRecordForm *self)
{
  self->dirty = TRUE;
}

static guint
get_variant (CbRecordForm *self)
{
  return self->variant_row != NULL ? adw_combo_row_get_selected (self->variant_row) + 1 : 0;
}

/* A pet has other fields than a vehicle. */
static void
show_fields (CbRecordForm *self)
{
  for (guint field = 0; field < CB_N_RECORD_TEXTS; field++)
    {
      if (self->rows[field] == NULL)
        continue;
      cb_checked_row_set_problem (self->rows[field], NULL);
      gtk_widget_set_visible (GTK_WIDGET (self->rows[field]),
                              cb_record_kind_has_text (self->record->kind, get_variant (self), (CbRecordField) field));
    }
}

static void
variant_cb (CbRecordForm *self)
{
  self->dirty = TRUE;
  show_fields (self);
}

static void
cb_record_form_dispose (GObject *object)
{
  CbRecordForm *self = CB_RECORD_FORM (object);

  g_clear_pointer (&self->record, cb_record_free);
  g_clear_pointer (&self->zone, g_time_zone_unref);

  G_OBJECT_CLASS (cb_record_form_parent_class)->dispose (object);
}

static gboolean
cb_record_form_grab_focus (GtkWidget *widget)
{
  CbRecordForm *self = CB_RECORD_FORM (widget);

  if (self->months_row != NULL)
    return gtk_widget_grab_focus (GTK_WIDGET (self->months_row));

  for (guint i = 0; i < CB_N_RECORD_FIELDS; i++)
    {
      if (self->rows[i] != NULL)
        return gtk_widget_grab_focus (GTK_WIDGET (self->rows[i]));
    }

  return FALSE;
}

static void
cb_record_form_class_init (CbRecordFormClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cb_record_form_dispose;
  GTK_WIDGET_CLASS (klass)->grab_focus = cb_record_form_grab_focus;
}

static void
cb_record_form_init (CbRecordForm *self)
{
  GtkWidget *page = adw_preferences_page_new ();

  self->zone = g_time_zone_new_local ();
  self->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), self->group);
  adw_bin_set_child (ADW_BIN (self), page);
}

/* @row: (transfer floating) */
static void
add_row (CbRecordForm  *self,
         CbRecordField  field,
         CbCheckedRow  *row,
         const char    *text)
{
  self->rows[field] = row;
  cb_checked_row_set_text (row, text);
  adw_preferences_group_add (self->group, GTK_WIDGET (row));
  adw_preferences_group_add (self->group, cb_checked_row_get_problem_row (row));
  g_signal_connect_object (row, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
}

static void
add_text_row (CbRecordForm  *self,
              CbRecordField  field)
{
  const char *label = cb_record_field_get_label (field);
  CbCheckedRow *row = field == CB_RECORD_FIELD_BIRTH_DATE ? cb_checked_row_new_date (label) : cb_checked_row_new (label);
  g_autofree char *expiry = NULL;

  if (field == CB_RECORD_FIELD_LAST_DIGITS || field == CB_RECORD_FIELD_EXPIRY || field == CB_RECORD_FIELD_TOKEN ||
      field == CB_RECORD_FIELD_PLATE || field == CB_RECORD_FIELD_CURRENCY)
    cb_checked_row_keep_left_to_right (row);
  if (field == CB_RECORD_FIELD_EXPIRY)
    expiry = cb_record_format_expiry (self->record->texts[field]);
  add_row (self, field, row, expiry != NULL ? expiry : self->record->texts[field]);
}

static void
build_variants (CbRecordForm *self)
{
  g_autoptr (GtkStringList) variants = gtk_string_list_new (NULL);
  guint n = cb_record_kind_get_n_variants (self->record->kind);

  for (guint i = 1; i <= n; i++)
    gtk_string_list_append (variants, cb_record_kind_get_variant (self->record->kind, i));

  self->variant_row = g_object_new (ADW_TYPE_COMBO_ROW,
                                    "model", variants,
                                    "selected", self->record->variant - 1,
                                    "title", _("Kind"),
                                    NULL);
  cb_choice_name_entries (GTK_WIDGET (self->variant_row));
  adw_preferences_group_add (self->group, GTK_WIDGET (self->variant_row));
  g_signal_connect_object (self->variant_row, "notify::selected", G_CALLBACK (variant_cb), self, G_CONNECT_SWAPPED);
}

/* The one that is primary stays it until another is. */
static void
build_primary (CbRecordForm *self)
{
  gboolean fixed = self->record->primary && self->record->id != 0;

  self->primary_row = g_object_new (ADW_TYPE_SWITCH_ROW,
                                    "active", self->record->primary,
                                    "sensitive", !fixed,
                                    "subtitle", fixed ? _("Make another address the primary one to change this.") : "",
                                    "title", _("Primary Address"),
                                    NULL);
  adw_preferences_group_add (self->group, GTK_WIDGET (self->primary_row));
  g_signal_connect_object (self->primary_row, "notify::active", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
}

static void
build_cycle (CbRecordForm *self)
{
  const char *currency = self->record->texts[CB_RECORD_FIELD_CURRENCY];
  g_autofree char *date = cb_date_to_text (self->record->next_date, self->zone);
  g_autofree char *amount = NULL;
  CbCheckedRow *row;

  self->months_row = ADW_SPIN_ROW (adw_spin_row_new_with_range (1, CB_BILLING_MAX_MONTHS, 1));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->months_row), cb_record_field_get_label (CB_RECORD_FIELD_MONTHS));
  adw_spin_row_set_value (self->months_row, MAX (self->record->months, 1));
  adw_preferences_group_add (self->group, GTK_WIDGET (self->months_row));
  g_signal_connect_object (self->months_row, "notify::value", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);

  add_row (self, CB_RECORD_FIELD_NEXT_DATE,
           cb_checked_row_new_date (cb_record_field_get_label (CB_RECORD_FIELD_NEXT_DATE)), date);
  if (self->record->id != 0)
    amount = cb_money_to_text (self->record->amount, currency, cb_money_get_decimal_point ());
  row = cb_checked_row_new (cb_record_field_get_label (CB_RECORD_FIELD_AMOUNT));
  cb_checked_row_keep_left_to_right (row);
  add_row (self, CB_RECORD_FIELD_AMOUNT, row, amount != NULL ? amount : "");
}

GtkWidget *
cb_record_form_new (const CbRecord *record)
{
  CbRecordForm *self = g_object_new (CB_TYPE_RECORD_FORM, NULL);
  guint n;
  const CbRecordField *texts = cb_record_kind_get_texts (record->kind, &n);

  self->record = cb_record_copy (record);
  if (cb_record_kind_get_n_variants (record->kind) > 0)
    build_variants (self);
  if (record->kind == CB_RECORD_BILLING_CYCLE)
    {
      if (record->id == 0)
        {
          g_free (self->record->texts[CB_RECORD_FIELD_CURRENCY]);
          self->record->texts[CB_RECORD_FIELD_CURRENCY] = cb_money_get_local_currency ();
        }
      build_cycle (self);
    }
  for (guint i = 0; i < n; i++)
    add_text_row (self, texts[i]);
  if (record->kind == CB_RECORD_ADDRESS)
    build_primary (self);
  show_fields (self);
  self->dirty = FALSE;

  return GTK_WIDGET (self);
}

/* (transfer full) (nullable): "2019-5-1" as it stands in a book */
static char *
read_day (const char *text)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  gint64 time;

  return cb_date_parse (text, zone, &time) ? cb_date_to_text (time, zone) : NULL;
}

static void
read_text (CbRecordForm  *self,
           CbRecord      *record,
           CbRecordField  field)
{
  g_autofree char *text = g_strstrip (g_strdup (cb_checked_row_get_text (self->rows[field])));
  g_autofree char *written = NULL;

  if (!cb_record_kind_has_text (record->kind, get_variant (self), field))
    {
      cb_record_set_text (record, field, "");
      return;
    }

  if (field == CB_RECORD_FIELD_CURRENCY)
    written = g_ascii_strup (text, -1);
  else if (field == CB_RECORD_FIELD_EXPIRY)
    written = cb_record_parse_expiry (text);
  else if (field == CB_RECORD_FIELD_BIRTH_DATE)
    written = read_day (text);

  cb_record_set_text (record, field, written != NULL ? written : text);
}

static CbRecordProblem
read_amount (CbRecordForm *self,
             CbRecord     *record)
{
  switch (cb_money_parse (cb_checked_row_get_text (self->rows[CB_RECORD_FIELD_AMOUNT]),
                          record->texts[CB_RECORD_FIELD_CURRENCY], cb_money_get_decimal_point (), &record->amount))
    {
    case CB_MONEY_PROBLEM_NONE:
      return CB_RECORD_PROBLEM_NONE;

    case CB_MONEY_PROBLEM_TOO_LARGE:
      return CB_RECORD_PROBLEM_TOO_LONG;

    case CB_MONEY_PROBLEM_EMPTY:
      return CB_RECORD_PROBLEM_MISSING;

    case CB_MONEY_PROBLEM_MALFORMED:
    case CB_MONEY_PROBLEM_TOO_PRECISE:
    default:
      return CB_RECORD_PROBLEM_MALFORMED;
    }
}

static CbRecordProblem
read_cycle (CbRecordForm  *self,
            CbRecord      *record,
            CbRecordField *field)
{
  g_autofree char *date = g_strstrip (g_strdup (cb_checked_row_get_text (self->rows[CB_RECORD_FIELD_NEXT_DATE])));

  record->months = (guint) adw_spin_row_get_value (self->months_row);
  *field = CB_RECORD_FIELD_NEXT_DATE;
  if (date[0] == '\0')
    return CB_RECORD_PROBLEM_MISSING;
  if (!cb_date_parse (date, self->zone, &record->next_date))
    return CB_RECORD_PROBLEM_MALFORMED;

  *field = CB_RECORD_FIELD_AMOUNT;

  return read_amount (self, record);
}

CbRecord *
cb_record_form_get_record (CbRecordForm *self)
{
  g_autoptr (CbRecord) record = NULL;
  CbRecordField field;
  CbRecordProblem problem = CB_RECORD_PROBLEM_NONE;

  g_return_val_if_fail (CB_IS_RECORD_FORM (self), NULL);

  record = cb_record_copy (self->record);
  for (guint i = 0; i < CB_N_RECORD_TEXTS; i++)
    {
      if (self->rows[i] != NULL)
        read_text (self, record, (CbRecordField) i);
    }
  if (self->variant_row != NULL)
    record->variant = get_variant (self);
  if (self->primary_row != NULL)
    record->primary = adw_switch_row_get_active (self->primary_row);
  if (self->months_row != NULL)
    problem = read_cycle (self, record, &field);
  if (problem == CB_RECORD_PROBLEM_NONE)
    problem = cb_record_check (record, &field);
  if (problem == CB_RECORD_PROBLEM_NONE)
    return g_steal_pointer (&record);

  if (self->rows[field] != NULL)
    {
      cb_checked_row_set_problem (self->rows[field], cb_record_field_describe (field, problem));
      gtk_widget_grab_focus (GTK_WIDGET (self->rows[field]));
    }

  return NULL;
}

gboolean
cb_record_form_is_dirty (CbRecordForm *self)
{
  g_return_val_if_fail (CB_IS_RECORD_FORM (self), FALSE);

  return self->dirty;
}
