/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-operation-text.h"

#include <glib/gi18n.h>

#include "cb-change-text.h"
#include "cb-count.h"
#include "cb-display-text.h"
#include "cb-kind-text.h"
#include "cb-permission-text.h"
#include "cb-time-text.h"

/* Both forms, for ngettext() where it is known how many. */
#define NP_(singular, plural) singular, plural

/* That are told one by one. */
#define MAX_CHANGES 6

/* Of one customer whose number is known, and of one or many others. */
typedef struct
{
  const char *with_number;
  const char *singular;
  const char *plural;
} Words;

/* By kind, and by what the operation was to those before it. */
static const Words words[CB_N_OPERATION_KINDS][CB_N_OPERATION_ROLES] = {
  [CB_OPERATION_DELETE] = {
    { N_("Deleted customer %s"),
      NP_("Deleted %s customer", "Deleted %s customers") },
    { N_("Undid the undeletion of customer %s"),
      NP_("Undid the undeletion of %s customer", "Undid the undeletion of %s customers") },
    { N_("Deleted customer %s again"),
      NP_("Deleted %s customer again", "Deleted %s customers again") },
  },
  [CB_OPERATION_UNDELETE] = {
    { N_("Undeleted customer %s"),
      NP_("Undeleted %s customer", "Undeleted %s customers") },
    { N_("Undid the deletion of customer %s"),
      NP_("Undid the deletion of %s customer", "Undid the deletion of %s customers") },
    { N_("Undeleted customer %s again"),
      NP_("Undeleted %s customer again", "Undeleted %s customers again") },
  },
  [CB_OPERATION_ERASE] = {
    { NULL,
      NP_("Deleted %s customer forever", "Deleted %s customers forever") },
  },
  [CB_OPERATION_IMPORT] = {
    { N_("Imported customer %s"),
      NP_("Imported %s customer", "Imported %s customers") },
  },
  [CB_OPERATION_MASK] = {
    { N_("Masked customer %s, to be deleted forever later"),
      NP_("Masked %s customer, to be deleted forever later", "Masked %s customers, to be deleted forever later") },
    { N_("Undid canceling the erasure of customer %s"),
      NP_("Undid canceling the erasure of %s customer", "Undid canceling the erasure of %s customers") },
    { N_("Masked customer %s again, to be deleted forever later"),
      NP_("Masked %s customer again, to be deleted forever later", "Masked %s customers again, to be deleted forever later") },
  },
  [CB_OPERATION_UNMASK] = {
    { N_("Canceled the erasure of customer %s"),
      NP_("Canceled the erasure of %s customer", "Canceled the erasure of %s customers") },
    { N_("Undid the masking of customer %s"),
      NP_("Undid the masking of %s customer", "Undid the masking of %s customers") },
    { N_("Canceled the erasure of customer %s again"),
      NP_("Canceled the erasure of %s customer again", "Canceled the erasure of %s customers again") },
  },
  /* Counted in items, like those kept of erased customers. */
  [CB_OPERATION_DELETE_ITEMS] = {
    { NULL, NP_("Deleted %s item", "Deleted %s items") },
    { NULL, NP_("Undid the undeletion of %s item", "Undid the undeletion of %s items") },
    { NULL, NP_("Deleted %s item again", "Deleted %s items again") },
  },
  [CB_OPERATION_UNDELETE_ITEMS] = {
    { NULL, NP_("Restored %s item", "Restored %s items") },
    { NULL, NP_("Undid the deletion of %s item", "Undid the deletion of %s items") },
    { NULL, NP_("Restored %s item again", "Restored %s items again") },
  },
  [CB_OPERATION_DELETE_CONVERSATION] = {
    { N_("Deleted the conversation with customer %s"),
      NP_("Deleted %s conversation", "Deleted %s conversations") },
    { N_("Undid the undeletion of the conversation with customer %s"),
      NP_("Undid the undeletion of %s conversation", "Undid the undeletion of %s conversations") },
    { N_("Deleted the conversation with customer %s again"),
      NP_("Deleted %s conversation again", "Deleted %s conversations again") },
  },
  [CB_OPERATION_UNDELETE_CONVERSATION] = {
    { N_("Undeleted the conversation with customer %s"),
      NP_("Undeleted %s conversation", "Undeleted %s conversations") },
    { N_("Undid the deletion of the conversation with customer %s"),
      NP_("Undid the deletion of %s conversation", "Undid the deletion of %s conversations") },
    { N_("Undeleted the conversation with customer %s again"),
      NP_("Undeleted %s conversation again", "Undeleted %s conversations again") },
  },
  [CB_OPERATION_ERASE_KEPT] = {
    { NULL, NP_("Deleted %s kept record", "Deleted %s kept records") },
  },
  [CB_OPERATION_ASSIGN] = {
    { N_("Reassigned customer %s"),
      NP_("Reassigned %s customer", "Reassigned %s customers") },
    { N_("Undid reassigning customer %s"),
      NP_("Undid reassigning %s customer", "Undid reassigning %s customers") },
    { N_("Reassigned customer %s again"),
      NP_("Reassigned %s customer again", "Reassigned %s customers again") },
  },
  [CB_OPERATION_CHANGE_RULES] = {
    { NULL, NP_("Changed the preferences of this book", "Changed the preferences of this book") },
  },
  [CB_OPERATION_CHANGE_PEOPLE] = {
    { NULL, NP_("Changed the people of this book", "Changed the people of this book") },
    { NULL, NP_("Undid a change of the people of this book", "Undid a change of the people of this book") },
    { NULL, NP_("Changed the people of this book again", "Changed the people of this book again") },
  },
  [CB_OPERATION_CHANGE_GROUPS] = {
    { NULL, NP_("Changed what a group may do", "Changed what a group may do") },
    { NULL, NP_("Undid a change of what a group may do", "Undid a change of what a group may do") },
    { NULL, NP_("Changed again what a group may do", "Changed again what a group may do") },
  },
  [CB_OPERATION_REFUSED] = {
    { NULL, NP_("Was refused something", "Was refused something") },
  },
  [CB_OPERATION_EXPORT] = {
    { N_("Exported a list with customer %s"),
      NP_("Exported a list of %s customer", "Exported a list of %s customers") },
  },
  [CB_OPERATION_EXPORT_PERSON] = {
    { N_("Exported the data of customer %s"),
      NP_("Exported the data of %s customer", "Exported the data of %s customers") },
  },
  [CB_OPERATION_EXPORT_DOCUMENT] = {
    { N_("Saved a document of customer %s"),
      NP_("Saved a document of %s customer", "Saved a document of %s customers") },
  },
  [CB_OPERATION_EXPORT_ACTIVITY] = {
    { NULL, NP_("Exported %s entry of the activity", "Exported %s entries of the activity") },
  },
  [CB_OPERATION_BACK_UP] = {
    { NULL, NP_("Backed up the book, with %s customer", "Backed up the book, with %s customers") },
  },
  [CB_OPERATION_RESTORE] = {
    { NULL,
      NP_("Restored the book from a backup, with %s customer", "Restored the book from a backup, with %s customers") },
  },
  [CB_OPERATION_SIGN_IN] = {
    { NULL, NP_("Signed in", "Signed in") },
  },
  [CB_OPERATION_FAILED_SIGN_IN] = {
    { NULL, NP_("A wrong password was entered", "A wrong password was entered") },
  },
  [CB_OPERATION_SET_PASSWORD] = {
    { NULL, NP_("Set a password", "Set a password") },
  },
  [CB_OPERATION_CHANGE_PASSWORD] = {
    { NULL, NP_("Changed a password", "Changed a password") },
  },
  [CB_OPERATION_RESET_PASSWORD] = {
    { NULL, NP_("Reset a password", "Reset a password") },
  },
  [CB_OPERATION_REMOVE_PASSWORD] = {
    { NULL, NP_("Removed a password", "Removed a password") },
  },
};

/* Where it is known whose password it was. */
static const char *const password_words[CB_N_OPERATION_KINDS] = {
  [CB_OPERATION_FAILED_SIGN_IN] = N_("A wrong password was entered for %s"),
  [CB_OPERATION_SET_PASSWORD] = N_("Set the password of %s"),
  [CB_OPERATION_CHANGE_PASSWORD] = N_("Changed the password of %s"),
  [CB_OPERATION_RESET_PASSWORD] = N_("Reset the password of %s"),
  [CB_OPERATION_REMOVE_PASSWORD] = N_("Removed the password of %s"),
};

/* A line of details for each of these. */
static const char *const fates[CB_N_FATES] = {
  /* Translators: all of these are followed by a list: "2 appointments, 1 reminder" */
  [CB_FATE_CLOSED] = N_("Closed: %s"),
  [CB_FATE_DELETED] = N_("Deleted: %s"),
  [CB_FATE_ERASED] = N_("Deleted forever: %s"),
  [CB_FATE_KEPT] = N_("Kept, masked: %s"),
  [CB_FATE_REOPENED] = N_("Reopened: %s"),
  [CB_FATE_UNDELETED] = N_("Undeleted: %s"),
};

/* printf() with the one "%s" of words from a table, which the compiler can't
 * check. */
static char *
fill_in (const char *text,
         const char *value)
{
  GString *filled = g_string_new (text);

  g_string_replace (filled, "%s", value, 1);

  return g_string_free_and_steal (filled);
}

/* NULL for an operation that only a newer version of this program knows. */
static const Words *
get_words (CbOperationEntry *entry)
{
  CbOperationKind kind = cb_operation_get_kind (cb_operation_entry_get_operation (entry));
  const Words *of_role;

  if (kind <= 0 || kind >= CB_N_OPERATION_KINDS)
    return NULL;

  of_role = &words[kind][cb_operation_entry_get_role (entry)];
  if (of_role->singular != NULL)
    return of_role;

  return words[kind][CB_OPERATION_ROLE_PLAIN].singular != NULL ? &words[kind][CB_OPERATION_ROLE_PLAIN] : NULL;
}

static gsize
count (CbOperationEntry *entry)
{
  CbOperation *operation = cb_operation_entry_get_operation (entry);
  gsize n = 0;

  switch (cb_operation_get_kind (operation))
    {
    case CB_OPERATION_DELETE_ITEMS:
      n = cb_operation_entry_get_n_items (entry, CB_FATE_DELETED);
      break;

    case CB_OPERATION_UNDELETE_ITEMS:
      n = cb_operation_entry_get_n_items (entry, CB_FATE_UNDELETED);
      break;

    case CB_OPERATION_ERASE_KEPT:
      n = cb_operation_entry_get_n_items (entry, CB_FATE_ERASED);
      break;

    default:
      break;
    }

  return n > 0 ? n : cb_operation_get_n_customers (operation);
}

/* Who enters a wrong password is hardly whose it should have been. */
static gboolean
is_anonymous (CbOperationEntry *entry)
{
  return cb_operation_get_kind (cb_operation_entry_get_operation (entry)) == CB_OPERATION_FAILED_SIGN_IN;
}

/* (nullable): whose password it was about */
static const char *
get_whose (CbOperationEntry *entry)
{
  return is_anonymous (entry) ? cb_operation_get_person (cb_operation_entry_get_operation (entry))
                              : cb_operation_entry_get_subject (entry);
}

char *
cb_operation_describe (CbOperationEntry *entry)
{
  const Words *of_entry;
  const char *number;
  const char *whose;
  CbOperationKind kind;
  g_autofree char *quoted = NULL;

  g_return_val_if_fail (CB_IS_OPERATION_ENTRY (entry), NULL);

  kind = cb_operation_get_kind (cb_operation_entry_get_operation (entry));
  of_entry = get_words (entry);
  number = cb_operation_entry_get_number (entry);
  if (of_entry == NULL)
    return g_strdup (_("Something that only a newer version of this program can tell"));

  whose = get_whose (entry);
  if (whose != NULL && password_words[kind] != NULL)
    {
      quoted = cb_display_quote (whose);
      return fill_in (_(password_words[kind]), quoted);
    }
  if (number == NULL || of_entry->with_number == NULL)
    return cb_count_phrase (of_entry->singular, of_entry->plural, count (entry));

  quoted = cb_display_quote (number);

  return fill_in (_(of_entry->with_number), quoted);
}

static char *
describe_count (const CbOperationCount *entry_count)
{
  if (entry_count->is_record)
    return entry_count->kind > 0 && entry_count->kind < CB_N_RECORD_KINDS
           ? cb_record_kind_describe_count (entry_count->kind, entry_count->n)
           : NULL;

  return cb_item_kind_is_valid (entry_count->kind)
         ? cb_item_kind_describe_count (entry_count->kind, entry_count->n)
         : NULL;
}

/* NULL if nothing met @fate. */
static char *
describe_fate (CbOperationEntry *entry,
               CbFate            fate)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) parts = NULL;
  g_autofree char *list = NULL;
  const CbOperationCount *counts;
  guint n_counts;

  if (fates[fate] == NULL)
    return NULL;

  counts = cb_operation_entry_get_counts (entry, &n_counts);
  for (guint i = 0; i < n_counts; i++)
    {
      char *part = counts[i].fate == fate ? describe_count (&counts[i]) : NULL;

      if (part != NULL)
        g_strv_builder_take (builder, part);
    }
  parts = g_strv_builder_end (builder);
  if (parts[0] == NULL)
    return NULL;

  /* Translators: what stands between the parts of a list, as in "2 appointments, 1 reminder" */
  list = g_strjoinv (C_("list separator", ", "), parts);

  return fill_in (_(fates[fate]), list);
}

/* What somebody wanted and may not. */
static void
add_missing (CbOperationEntry *entry,
             GStrvBuilder     *builder)
{
  CbPermissionSet missing = cb_operation_entry_get_missing (entry);

  for (CbPermission permission = 1; permission < CB_N_PERMISSIONS; permission++)
    {
      g_autofree char *title = NULL;

      if (!cb_permission_set_has (missing, permission))
        continue;
      title = cb_permission_get_title (permission);
      /* Translators: what somebody may not do: "Not allowed: Delete customers" */
      g_strv_builder_take (builder, g_strdup_printf (_("Not allowed: %s"), title));
    }
}

/* The first few, and how many more there are. */
static void
add_changes (CbOperationEntry *entry,
             GStrvBuilder     *builder)
{
  GPtrArray *changes = cb_operation_entry_get_changes (entry);
  guint n_more = 0;
  g_autofree char *count = NULL;

  for (guint i = 0; i < changes->len; i++)
    {
      char *line = i < MAX_CHANGES || changes->len == MAX_CHANGES + 1 ? cb_operation_change_describe (changes->pdata[i])
                                                                      : NULL;

      if (line != NULL)
        g_strv_builder_take (builder, line);
      else
        n_more++;
    }
  if (n_more == 0)
    return;

  count = cb_count_format (n_more);
  /* Translators: changes that are not shown one by one */
  g_strv_builder_take (builder, g_strdup_printf (ngettext ("and %s more", "and %s more", n_more), count));
}

char *
cb_operation_describe_details (CbOperationEntry *entry)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) lines = NULL;
  const Words *of_entry;
  const char *number;

  g_return_val_if_fail (CB_IS_OPERATION_ENTRY (entry), NULL);

  of_entry = get_words (entry);
  number = cb_operation_entry_get_number (entry);
  if (number != NULL && (of_entry == NULL || of_entry->with_number == NULL))
    {
      g_autofree char *quoted = cb_display_quote (number);

      g_strv_builder_take (builder, g_strdup_printf (_("Customer %s"), quoted));
    }
  add_missing (entry, builder);
  add_changes (entry, builder);
  for (guint fate = 0; fate < CB_N_FATES; fate++)
    {
      char *line = describe_fate (entry, fate);

      if (line != NULL)
        g_strv_builder_take (builder, line);
    }
  lines = g_strv_builder_end (builder);

  return lines[0] != NULL ? g_strjoinv ("\n", lines) : NULL;
}

char *
cb_operation_describe_origin (CbOperationEntry *entry)
{
  CbOperation *operation;
  g_autofree char *time = NULL;
  g_autofree char *person = NULL;

  g_return_val_if_fail (CB_IS_OPERATION_ENTRY (entry), NULL);

  operation = cb_operation_entry_get_operation (entry);
  time = cb_time_format (cb_operation_get_time (operation));
  person = cb_display_person (cb_operation_get_person (operation));
  if (person[0] == '\0' || is_anonymous (entry))
    return g_steal_pointer (&time);

  /* Translators: first when, then who: "4 March 2025, 14:05, by Jane Doe" */
  return g_strdup_printf (_("%s, by %s"), time, person);
}
