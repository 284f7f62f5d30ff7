/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-preference-notes.h"

#include "cb-operation-change.h"

typedef struct
{
  CbConnection *connection;
  gint64        operation_id;
  gint64        n;             /* how many were written */
} Run;

/* @before, @after: (transfer full) */
static gboolean
note (Run         *run,
      const char  *what,
      char        *before,
      char        *after,
      GError     **error)
{
  g_autofree char *old = before;
  g_autofree char *new = after;
  g_autoptr (CbStatement) statement = NULL;

  if (g_str_equal (old, new))
    return TRUE;

  statement = cb_connection_prepare (run->connection,
                                     "INSERT INTO operation_setting (operation_id, position, what, before, after) "
                                     "VALUES (?, ?, ?, ?, ?)", error);
  if (statement == NULL)
    return FALSE;

  cb_statement_bind_int64 (statement, 1, run->operation_id);
  cb_statement_bind_int64 (statement, 2, run->n++);
  cb_statement_bind_text (statement, 3, what);
  cb_statement_bind_text (statement, 4, old);
  cb_statement_bind_text (statement, 5, new);

  return cb_statement_run (statement, error);
}

static char *
format_erase (const CbRule *rule)
{
  return g_strdup_printf ("%d %u", (int) rule->on_erase, rule->keep_years);
}

static gboolean
note_rule (Run           *run,
           CbItemKind     kind,
           const CbRule  *before,
           const CbRule  *after,
           GError       **error)
{
  const char *name = cb_item_kind_get_info (kind)->name;
  g_autofree char *on_delete = g_strconcat (CB_PREFERENCE_ON_DELETE, name, NULL);
  g_autofree char *on_erase = g_strconcat (CB_PREFERENCE_ON_ERASE, name, NULL);

  return note (run, on_delete, g_strdup_printf ("%d", (int) before->on_delete),
               g_strdup_printf ("%d", (int) after->on_delete), error) &&
         note (run, on_erase, format_erase (before), format_erase (after), error);
}

static char *
format_masking (const CbPreferences *preferences)
{
  return g_strdup_printf ("%u", preferences->mask_first ? preferences->mask_days : 0);
}

static char *
format_form (const CbPreferences *preferences)
{
  g_autofree char *digits = g_strnfill (preferences->number_digits, '#');

  return g_strconcat (preferences->number_prefix, digits, NULL);
}

gboolean
cb_preference_notes_write (CbConnection         *connection,
                           gint64                operation_id,
                           const CbPreferences  *before,
                           const CbPreferences  *after,
                           GError              **error)
{
  Run run = { connection, operation_id, 0 };

  for (CbItemKind kind = 1; kind < CB_N_ITEM_KINDS; kind++)
    {
      if (!note_rule (&run, kind, &before->rules.of[kind], &after->rules.of[kind], error))
        return FALSE;
    }

  return note (&run, CB_PREFERENCE_MASKING, format_masking (before), format_masking (after), error) &&
         note (&run, CB_PREFERENCE_RETENTION, g_strdup_printf ("%u", before->retention_days),
               g_strdup_printf ("%u", after->retention_days), error) &&
         note (&run, CB_PREFERENCE_FORM, format_form (before), format_form (after), error) &&
         note (&run, CB_PREFERENCE_REUSE, g_strdup (before->reuse_numbers ? "1" : "0"),
               g_strdup (after->reuse_numbers ? "1" : "0"), error);
}

static char *
format_fields (GPtrArray *fields)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < fields->len; i++)
    {
      const CbCustomField *field = g_ptr_array_index (fields, i);
      g_autofree char *choices = g_strjoinv (", ", field->choices);

      g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", field->name);
      if (*choices != '\0')
        g_string_append_printf (text, " (%s)", choices);
    }

  return g_string_free_and_steal (g_steal_pointer (&text));
}

gboolean
cb_preference_notes_write_fields (CbConnection  *connection,
                                  gint64         operation_id,
                                  GPtrArray     *before,
                                  GPtrArray     *after,
                                  GError       **error)
{
  Run run = { connection, operation_id, 0 };

  return note (&run, CB_PREFERENCE_FIELDS, format_fields (before), format_fields (after), error);
}
