/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-change-text.h"

#include <glib/gi18n.h>

#include "cb-count.h"
#include "cb-display-text.h"
#include "cb-item-kind.h"
#include "cb-list-text.h"
#include "cb-permission-text.h"
#include "cb-preferences.h"
#include "cb-rule-text.h"

/* Both (transfer full): what it is now, and what it was. */
static char *
describe_value (const char *title,
                char       *now,
                char       *before)
{
  g_autofree char *new = now;
  g_autofree char *old = before;

  /* Translators: the name of a preference, its value now and its value before */
  return g_strdup_printf (_("%s: %s (before: %s)"), title, new, old);
}

static char *
describe_days (const char *days,
               const char *none)
{
  guint n = (guint) g_ascii_strtoull (days, NULL, 10);
  g_autofree char *count = cb_count_format (n);

  if (n == 0)
    return g_strdup (none);

  return g_strdup_printf (ngettext ("after %s day", "after %s days", n), count);
}

static char *
describe_on_erase (const char *value)
{
  char *end;
  guint64 rule = g_ascii_strtoull (value, &end, 10);
  guint years = (guint) g_ascii_strtoull (end, NULL, 10);
  g_autofree char *count = cb_count_format (years);

  if (rule != CB_ERASE_RULE_KEPT || years == CB_KEEP_FOR_EVER)
    return g_strdup (cb_rule_get_erase_title (rule == CB_ERASE_RULE_KEPT ? CB_ERASE_RULE_KEPT : CB_ERASE_RULE_ERASED));

  return g_strdup_printf (ngettext ("kept for %s year", "kept for %s years", years), count);
}

static char *
describe_on_delete (const char *value)
{
  guint64 rule = g_ascii_strtoull (value, NULL, 10);

  return g_strdup (rule >= CB_DELETE_RULE_DELETED_FIRST && rule <= CB_DELETE_RULE_NONE
                   ? cb_rule_get_delete_title ((CbDeleteRule) rule) : value);
}

static char *
describe_rule (const CbOperationChange *change,
               const char              *kind_name,
               gboolean                 on_erase)
{
  for (CbItemKind kind = 1; kind < CB_N_ITEM_KINDS; kind++)
    {
      g_autofree char *title = NULL;

      if (!g_str_equal (cb_item_kind_get_info (kind)->name, kind_name))
        continue;

      title = g_strdup_printf (on_erase
                               /* Translators: %s is a kind of items: “Quotes” */
                               ? _("%s, when deleting forever")
                               /* Translators: %s is a kind of items: “Quotes” */
                               : _("%s, when deleting"),
                               _(cb_item_kind_get_info (kind)->title_plural));

      return on_erase ? describe_value (title, describe_on_erase (change->after), describe_on_erase (change->before))
                      : describe_value (title, describe_on_delete (change->after), describe_on_delete (change->before));
    }

  return NULL;
}

static char *
describe_switch (const char *value)
{
  return g_strdup (g_str_equal (value, "1") ? C_("permissions", "Yes") : C_("permissions", "No"));
}

/* (transfer full) */
static char *
describe_fields (const char *value)
{
  g_auto (GStrv) lines = g_strsplit (value, "\n", -1);

  if (*value == '\0')
    /* Translators: custom fields */
    return g_strdup (C_("fields", "none"));

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *line = cb_display_quote (lines[i]);

      g_free (lines[i]);
      lines[i] = g_steal_pointer (&line);
    }

  return cb_list_text_join ((const char *const *) lines);
}

static char *
describe_preference (const CbOperationChange *change)
{
  if (g_str_has_prefix (change->what, CB_PREFERENCE_ON_DELETE))
    return describe_rule (change, change->what + strlen (CB_PREFERENCE_ON_DELETE), FALSE);
  if (g_str_has_prefix (change->what, CB_PREFERENCE_ON_ERASE))
    return describe_rule (change, change->what + strlen (CB_PREFERENCE_ON_ERASE), TRUE);
  if (g_str_equal (change->what, CB_PREFERENCE_MASKING))
    return describe_value (_("Delete Forever"), describe_days (change->after, _("at once")),
                           describe_days (change->before, _("at once")));
  if (g_str_equal (change->what, CB_PREFERENCE_RETENTION))
    return describe_value (_("Delete Forever by Itself"), describe_days (change->after, _("never")),
                           describe_days (change->before, _("never")));
  if (g_str_equal (change->what, CB_PREFERENCE_FORM))
    return describe_value (_("Numbers of new customers"), cb_display_text (change->after),
                           cb_display_text (change->before));
  if (g_str_equal (change->what, CB_PREFERENCE_REUSE))
    return describe_value (_("Use Freed Numbers Again"), describe_switch (change->after),
                           describe_switch (change->before));
  if (g_str_equal (change->what, CB_PREFERENCE_FIELDS))
    return describe_value (_("Custom Fields"), describe_fields (change->after), describe_fields (change->before));

  return NULL;
}

/* The groups of a new book have translated names. */
static char *
quote (const char *name,
       gboolean    of_group)
{
  return cb_display_quote (of_group ? g_dpgettext2 (NULL, "group", name) : name);
}

static char *
describe_name (const CbOperationChange *change)
{
  gboolean of_group = change->changed == CB_CHANGED_GROUP;
  g_autofree char *before = change->before != NULL ? quote (change->before, of_group) : NULL;
  g_autofree char *after = change->after != NULL ? quote (change->after, of_group) : NULL;

  if (before == NULL)
    /* Translators: the name of a new person or group */
    return g_strdup_printf (_("Added: %s"), after);
  if (after == NULL)
    /* Translators: the name of a person or group */
    return g_strdup_printf (_("Removed: %s"), before);

  /* Translators: a name, and what it was changed into */
  return g_strdup_printf (_("%s is now called %s"), before, after);
}

static char *
describe_permission (const CbOperationChange *change,
                     const char              *name)
{
  CbPermission permission = cb_permission_from_key (change->what);
  g_autofree char *title = NULL;

  if (permission == CB_PERMISSION_NONE)
    return NULL;

  title = cb_permission_get_title (permission);

  return g_strdup_printf (g_strcmp0 (change->after, "1") == 0
                          /* Translators: the name of a group, then a permission: “Delete customers” */
                          ? _("%s, allowed: %s")
                          /* Translators: the name of a group, then a permission: “Delete customers” */
                          : _("%s, no longer allowed: %s"),
                          name, title);
}

static char *
describe_photo (const CbOperationChange *change,
                const char              *name)
{
  if (change->before == NULL)
    /* Translators: the name of a person */
    return g_strdup_printf (_("%s has a photo"), name);
  if (change->after == NULL)
    /* Translators: the name of a person */
    return g_strdup_printf (_("%s has no photo any more"), name);

  /* Translators: the name of a person */
  return g_strdup_printf (_("%s has another photo"), name);
}

static char *
describe_person (const CbOperationChange *change,
                 const char              *name)
{
  g_autofree char *after = NULL;

  if (g_str_equal (change->what, CB_PEOPLE_WHAT_ACTIVE))
    return g_strdup_printf (g_strcmp0 (change->after, "1") == 0
                            /* Translators: the name of a person */
                            ? _("%s is active")
                            /* Translators: the name of a person */
                            : _("%s is inactive"), name);

  if (g_str_equal (change->what, CB_PEOPLE_WHAT_PHOTO))
    return describe_photo (change, name);

  after = change->after != NULL ? quote (change->after, g_str_equal (change->what, CB_PEOPLE_WHAT_GROUP)) : NULL;
  if (g_str_equal (change->what, CB_PEOPLE_WHAT_GROUP))
    return after != NULL
           /* Translators: the names of a person and of a group */
           ? g_strdup_printf (_("%s is in the group %s"), name, after)
           /* Translators: the name of a person */
           : g_strdup_printf (_("%s is in no group, or one that was removed since"), name);
  if (g_str_equal (change->what, CB_PEOPLE_WHAT_SIGN_IN))
    return after != NULL
           /* Translators: the name of a person, then what they enter to sign in */
           ? g_strdup_printf (_("%s signs in as %s"), name, after)
           /* Translators: the name of a person */
           : g_strdup_printf (_("%s has no sign-in name"), name);

  return NULL;
}

char *
cb_operation_change_describe (const CbOperationChange *change)
{
  g_autofree char *name = NULL;

  g_return_val_if_fail (change != NULL, NULL);

  if (change->changed == CB_CHANGED_PREFERENCE)
    return describe_preference (change);
  if (g_str_equal (change->what, CB_PEOPLE_WHAT_NAME))
    return describe_name (change);
  if (change->name == NULL)
    return NULL;

  name = quote (change->name, change->changed == CB_CHANGED_GROUP);

  return change->changed == CB_CHANGED_GROUP ? describe_permission (change, name) : describe_person (change, name);
}
