/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-receipt-text.h"

#include <glib/gi18n.h>

#include "cb-count.h"
#include "cb-display-text.h"
#include "cb-kind-text.h"
#include "cb-time-text.h"

/* @value: (transfer full) */
static void
add_fact (GStrvBuilder *facts,
          const char   *label,
          char         *value)
{
  g_strv_builder_add (facts, label);
  g_strv_builder_take (facts, value);
}

/* Whose values were looked for. */
static char *
describe_searched (CbReceipt *self)
{
  gsize n_searched = cb_receipt_get_n_searched (self);
  gsize n_customers = cb_operation_get_n_customers (cb_receipt_get_operation (self));
  g_autofree char *searched = cb_count_format (n_searched);
  g_autofree char *customers = cb_count_format (n_customers);

  if (n_searched >= n_customers)
    return g_steal_pointer (&searched);

  /* Translators: first how many customers, then of how many */
  return g_strdup_printf (ngettext ("%s of %s, picked at random", "%s of %s, picked at random", n_searched),
                          searched, customers);
}

static char *
describe_found (CbReceipt *self)
{
  gsize n_found = cb_receipt_get_n_found (self);
  g_autofree char *count = cb_count_format (n_found);

  return g_strdup_printf (ngettext ("%s of the values was still there after the book had been wiped several times. Close this program and all others that use the book, then open the book again: it is wiped anew.",
                                    "%s of the values were still there after the book had been wiped several times. Close this program and all others that use the book, then open the book again: it is wiped anew.",
                                    n_found), count);
}

char *
cb_receipt_describe_deletion (CbReceipt *self)
{
  gsize n_customers;
  g_autofree char *count = NULL;

  g_return_val_if_fail (CB_IS_RECEIPT (self), NULL);

  n_customers = cb_operation_get_n_customers (cb_receipt_get_operation (self));
  count = cb_count_format (n_customers);

  return g_strdup_printf (ngettext ("%s customer deleted forever",
                                    "%s customers deleted forever", n_customers), count);
}

const char *
cb_receipt_describe_privacy (void)
{
  return _("Nothing is kept that tells who they were.");
}

const char *
cb_receipt_get_outcome (CbReceipt *self)
{
  g_return_val_if_fail (CB_IS_RECEIPT (self), NULL);

  switch (cb_receipt_get_remains (self))
    {
    case CB_REMAINS_NONE:
      return _("Nothing Left");
    case CB_REMAINS_FOUND:
      return _("Traces Found");
    case CB_REMAINS_UNKNOWN:
      return _("Not Searched");
    default:
      g_return_val_if_reached (NULL);
    }
}

char *
cb_receipt_describe_outcome (CbReceipt *self)
{
  g_return_val_if_fail (CB_IS_RECEIPT (self), NULL);

  switch (cb_receipt_get_remains (self))
    {
    case CB_REMAINS_NONE:
      if (cb_receipt_get_n_values (self) == 0)
        return g_strdup (_("There was nothing to look for: all that was known of them is too short to be told from other data."));
      return g_strdup (_("None of the values is left in the book or in the other files of this program, unless other customers have it too."));

    case CB_REMAINS_FOUND:
      return describe_found (self);

    case CB_REMAINS_UNKNOWN:
      return g_strdup (_("Another program was reading the book, the drive failed, this program ended too early, or it was a version that did not search yet. Close all other programs that use the book, then open the book again: traces that may be left are wiped. They can’t be searched for later, since what was deleted is no longer known."));

    default:
      g_return_val_if_reached (NULL);
    }
}

const char *
cb_receipt_get_icon (CbReceipt *self)
{
  g_return_val_if_fail (CB_IS_RECEIPT (self), NULL);

  switch (cb_receipt_get_remains (self))
    {
    case CB_REMAINS_NONE:
      return "object-select-symbolic";
    case CB_REMAINS_FOUND:
      return "dialog-warning-symbolic";
    case CB_REMAINS_UNKNOWN:
      return "dialog-question-symbolic";
    default:
      g_return_val_if_reached (NULL);
    }
}

const char *
cb_receipt_get_icon_class (CbReceipt *self)
{
  g_return_val_if_fail (CB_IS_RECEIPT (self), NULL);

  switch (cb_receipt_get_remains (self))
    {
    case CB_REMAINS_NONE:
      return "success";
    case CB_REMAINS_FOUND:
      return "warning";
    case CB_REMAINS_UNKNOWN:
      return "dimmed";
    default:
      g_return_val_if_reached (NULL);
    }
}

GStrv
cb_receipt_list_deletion (CbReceipt *self)
{
  g_autoptr (GStrvBuilder) facts = g_strv_builder_new ();
  CbOperation *operation;
  const char *person;

  g_return_val_if_fail (CB_IS_RECEIPT (self), NULL);

  operation = cb_receipt_get_operation (self);
  person = cb_operation_get_person (operation);
  add_fact (facts, _("Deleted On"), cb_time_format (cb_operation_get_time (operation)));
  if (person != NULL && person[0] != '\0')
    add_fact (facts, _("Deleted By"), cb_display_person (person));
  add_fact (facts, _("Customers"), cb_count_format (cb_operation_get_n_customers (operation)));

  return g_strv_builder_end (facts);
}

typedef char *(*DescribeCount) (guint kind,
                                gsize n);

/* (transfer full): each kind in a line of its own. */
static char *
list_counts (DescribeCount  describe,
             const gsize   *counts,
             guint          n_kinds)
{
  GString *lines = g_string_new (NULL);

  for (guint kind = 1; kind < n_kinds; kind++)
    {
      g_autofree char *line = NULL;

      if (counts[kind] == 0)
        continue;
      line = describe (kind, counts[kind]);
      if (lines->len > 0)
        g_string_append_c (lines, '\n');
      g_string_append (lines, line);
    }

  return g_string_free_and_steal (lines);
}

/* (transfer full): until when what was kept is there. */
static char *
describe_until (const CbReceiptContents *contents)
{
  g_autofree char *first = cb_time_format_date (contents->first_until);
  g_autofree char *last = cb_time_format_date (contents->last_until);

  if (contents->n_until == 0 && contents->n_for_ever == 0)
    return g_strdup (_("All of it has been deleted since"));
  if (contents->n_until == 0)
    return g_strdup (_("No date"));

  if (g_str_equal (first, last))
    return contents->n_for_ever > 0
             /* Translators: the date when some things will be deleted; others are kept for ever */
             ? g_strdup_printf (_("%s; some have no date"), last)
             : g_steal_pointer (&last);

  return contents->n_for_ever > 0
           /* Translators: two dates between which things are deleted one after another; others are kept for ever */
           ? g_strdup_printf (_("From %s to %s, one after another; some have no date"), first, last)
           /* Translators: two dates between which things are deleted one after another */
           : g_strdup_printf (_("From %s to %s, one after another"), first, last);
}

GStrv
cb_receipt_list_contents (CbReceipt *self)
{
  g_autoptr (GStrvBuilder) facts = g_strv_builder_new ();
  g_autofree char *items = NULL;
  g_autofree char *records = NULL;
  g_autofree char *kept = NULL;
  const CbReceiptContents *contents;

  g_return_val_if_fail (CB_IS_RECEIPT (self), NULL);

  contents = cb_receipt_get_contents (self);
  items = list_counts (cb_item_kind_describe_count, contents->n_items, CB_N_ITEM_KINDS);
  records = list_counts (cb_record_kind_describe_count, contents->n_records, CB_N_RECORD_KINDS);
  kept = list_counts (cb_item_kind_describe_count, contents->n_kept, CB_N_ITEM_KINDS);
  if (items[0] != '\0')
    add_fact (facts, _("Items Removed"), g_steal_pointer (&items));
  if (records[0] != '\0')
    add_fact (facts, _("Records Removed"), g_steal_pointer (&records));
  if (kept[0] != '\0')
    {
      add_fact (facts, _("Kept, Without Personal Data"), g_steal_pointer (&kept));
      add_fact (facts, _("Kept Until"), describe_until (contents));
    }

  return g_strv_builder_end (facts);
}

GStrv
cb_receipt_list_search (CbReceipt *self)
{
  g_autoptr (GStrvBuilder) facts = g_strv_builder_new ();

  g_return_val_if_fail (CB_IS_RECEIPT (self), NULL);

  if (cb_receipt_get_remains (self) == CB_REMAINS_UNKNOWN)
    return g_strv_builder_end (facts);

  add_fact (facts, _("Searched On"), cb_time_format (cb_receipt_get_searched (self)));
  add_fact (facts, _("Customers Whose Values Were Looked For"), describe_searched (self));
  add_fact (facts, _("Different Values"), cb_count_format (cb_receipt_get_n_values (self)));
  add_fact (facts, _("Files Searched"), cb_count_format (cb_receipt_get_n_files (self)));
  /* Translators: how much, such as "1.2 MB" */
  add_fact (facts, _("Data Searched"), g_format_size ((guint64) cb_receipt_get_n_bytes (self)));

  return g_strv_builder_end (facts);
}
