/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-rules-group.h"

#include <glib/gi18n.h>

#include "cb-rule-text.h"

struct _CbRulesGroup
{
  AdwPreferencesGroup  parent_instance;

  CbPreferenceKeeper  *keeper;
  CbRuleCounts        *counts;                /* NULL until they are known */
  AdwActionRow        *rows[CB_N_ITEM_KINDS];
  CbItemKind           n_built;               /* kinds below this have their row */
  guint                build_idle;            /* 0 once all have */
};

G_DEFINE_FINAL_TYPE (CbRulesGroup, cb_rules_group, ADW_TYPE_PREFERENCES_GROUP)

enum
{
  SIGNAL_OPEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
describe (CbRulesGroup *self,
          CbItemKind    kind)
{
  const CbPreferences *preferences = cb_preference_keeper_get (self->keeper);
  g_autofree char *erase = NULL;
  g_autofree char *counts = NULL;
  g_autofree char *text = NULL;
  const CbRule *rule;

  if (preferences == NULL)
    return;

  rule = &preferences->rules.of[kind];
  erase = cb_rule_describe_erase (rule->on_erase, rule->keep_years);
  if (self->counts != NULL)
    counts = cb_rule_describe_counts (rule->on_delete, kind, self->counts);
  text = g_strjoin ("\n", cb_rule_describe_delete (rule->on_delete), erase, counts, NULL);
  adw_action_row_set_subtitle (self->rows[kind], text);
}

static void
describe_all (CbRulesGroup *self)
{
  for (CbItemKind kind = 1; kind < self->n_built; kind++)
    describe (self, kind);
}

static void
activated_cb (CbRulesGroup *self,
              AdwActionRow *row)
{
  for (CbItemKind kind = 1; kind < self->n_built; kind++)
    {
      if (self->rows[kind] == row && cb_preference_keeper_get (self->keeper) != NULL)
        g_signal_emit (self, signals[SIGNAL_OPEN], 0, (int) kind);
    }
}

static GtkWidget *
create_image (const char *icon)
{
  return g_object_new (GTK_TYPE_IMAGE,
                       "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                       "icon-name", icon,
                       NULL);
}

static void
build (CbRulesGroup *self,
       CbItemKind    kind)
{
  const CbItemKindInfo *info = cb_item_kind_get_info (kind);
  g_autofree char *icon = g_strdup_printf ("customer-book-%s-symbolic", info->name);
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW,
                                 "title", _(info->title_plural),
                                 "activatable", TRUE,
                                 NULL);

  adw_action_row_add_prefix (ADW_ACTION_ROW (row), create_image (icon));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), create_image ("go-next-symbolic"));
  g_signal_connect_object (row, "activated", G_CALLBACK (activated_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  self->rows[kind] = ADW_ACTION_ROW (row);
}

/* All rows at once would take too long. */
static gboolean
build_idle_cb (gpointer user_data)
{
  CbRulesGroup *self = user_data;

  build (self, self->n_built);
  describe (self, self->n_built);
  if (++self->n_built < CB_N_ITEM_KINDS)
    return G_SOURCE_CONTINUE;

  self->build_idle = 0;
  return G_SOURCE_REMOVE;
}

static void
cb_rules_group_dispose (GObject *object)
{
  CbRulesGroup *self = CB_RULES_GROUP (object);

  g_clear_handle_id (&self->build_idle, g_source_remove);
  g_clear_object (&self->keeper);
  g_clear_pointer (&self->counts, g_free);

  G_OBJECT_CLASS (cb_rules_group_parent_class)->dispose (object);
}

static void
cb_rules_group_class_init (CbRulesGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cb_rules_group_dispose;

  signals[SIGNAL_OPEN] =
    g_signal_new ("open", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
}

static void
cb_rules_group_init (CbRulesGroup *self)
{
  self->n_built = 1;
}

/**
 * cb_rules_group_set_keeper:
 *
 * Shows the rules of @keeper, as soon as it has read them.
 */
void
cb_rules_group_set_keeper (CbRulesGroup       *self,
                           CbPreferenceKeeper *keeper)
{
  g_return_if_fail (CB_IS_RULES_GROUP (self));
  g_return_if_fail (self->keeper == NULL);

  self->keeper = g_object_ref (keeper);
  g_signal_connect_object (keeper, "changed", G_CALLBACK (describe_all), self, G_CONNECT_SWAPPED);
  self->build_idle = g_idle_add_full (G_PRIORITY_DEFAULT, build_idle_cb, self, NULL);
}

/**
 * cb_rules_group_set_counts:
 * @counts: copied
 */
void
cb_rules_group_set_counts (CbRulesGroup       *self,
                           const CbRuleCounts *counts)
{
  g_return_if_fail (CB_IS_RULES_GROUP (self));

  g_free (self->counts);
  self->counts = g_memdup2 (counts, sizeof *counts);
  describe_all (self);
}
