/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-rule-page.h"

#include <glib/gi18n.h>

#include "cb-choice-row.h"
#include "cb-rule-text.h"

/* How long to keep what isn't kept for ever: books must be kept so long. */
#define PROPOSED_YEARS 10

/* What is deleted forever with the customer, kept for ever, or for a while. */
typedef enum
{
  FATE_ERASED,
  FATE_KEPT,
  FATE_KEPT_FOR_YEARS,
  N_FATES
} Fate;

struct _CbRulePage
{
  AdwNavigationPage    parent_instance;

  AdwPreferencesGroup *delete_group;
  AdwPreferencesGroup *erase_group;

  CbPreferenceKeeper  *keeper;
  CbItemKind           kind;
  CbRuleCounts        *counts;  /* NULL until they are known */
  CbChoiceRow         *delete_rows[CB_DELETE_RULE_NONE + 1];
  CbChoiceRow         *fate_rows[N_FATES];
  AdwSpinRow          *years_row;
  gboolean             writable;
  gboolean             updating;
};

G_DEFINE_FINAL_TYPE (CbRulePage, cb_rule_page, ADW_TYPE_NAVIGATION_PAGE)

static Fate
get_fate (const CbRule *rule)
{
  if (rule->on_erase == CB_ERASE_RULE_ERASED)
    return FATE_ERASED;

  return rule->keep_years == CB_KEEP_FOR_EVER ? FATE_KEPT : FATE_KEPT_FOR_YEARS;
}

static guint
get_years (CbRulePage *self)
{
  return (guint) adw_spin_row_get_value (self->years_row);
}

static void
choose (CbRulePage *self,
        CbRule      rule,
        gboolean    typing)
{
  g_autoptr (CbPreferences) preferences = cb_preferences_copy (cb_preference_keeper_get (self->keeper));

  preferences->rules.of[self->kind] = rule;
  cb_preference_keeper_choose (self->keeper, preferences, typing);
}

static void
delete_chosen_cb (CbRulePage  *self,
                  CbChoiceRow *row)
{
  CbRule rule = cb_preference_keeper_get (self->keeper)->rules.of[self->kind];

  for (CbDeleteRule i = CB_DELETE_RULE_DELETED_FIRST; i <= CB_DELETE_RULE_NONE; i++)
    {
      if (self->delete_rows[i] == row)
        rule.on_delete = i;
    }
  choose (self, rule, FALSE);
}

static void
fate_chosen_cb (CbRulePage  *self,
                CbChoiceRow *row)
{
  CbRule rule = cb_preference_keeper_get (self->keeper)->rules.of[self->kind];

  rule.on_erase = row == self->fate_rows[FATE_ERASED] ? CB_ERASE_RULE_ERASED : CB_ERASE_RULE_KEPT;
  rule.keep_years = row == self->fate_rows[FATE_KEPT_FOR_YEARS] ? get_years (self) : CB_KEEP_FOR_EVER;
  choose (self, rule, FALSE);
}

static void
years_changed_cb (CbRulePage *self)
{
  CbRule rule;

  if (self->updating)
    return;

  rule = cb_preference_keeper_get (self->keeper)->rules.of[self->kind];
  rule.keep_years = get_years (self);
  choose (self, rule, TRUE);
}

static void
update_fates (CbRulePage   *self,
              const CbRule *rule)
{
  Fate fate = get_fate (rule);
  g_autofree char *years_text = NULL;

  if (fate == FATE_KEPT_FOR_YEARS)
    adw_spin_row_set_value (self->years_row, rule->keep_years);
  for (Fate i = 0; i < N_FATES; i++)
    cb_choice_row_set_chosen (self->fate_rows[i], i == fate);
  gtk_widget_set_sensitive (GTK_WIDGET (self->years_row), self->writable && fate == FATE_KEPT_FOR_YEARS);

  years_text = cb_rule_describe_erase (CB_ERASE_RULE_KEPT, get_years (self));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->fate_rows[FATE_KEPT_FOR_YEARS]), years_text);
}

static void
update (CbRulePage *self)
{
  const CbRule *rule = &cb_preference_keeper_get (self->keeper)->rules.of[self->kind];

  self->updating = TRUE;
  for (CbDeleteRule i = CB_DELETE_RULE_DELETED_FIRST; i <= CB_DELETE_RULE_NONE; i++)
    cb_choice_row_set_chosen (self->delete_rows[i], i == rule->on_delete);
  update_fates (self, rule);
  self->updating = FALSE;
}

static void
describe_delete_rows (CbRulePage *self)
{
  for (CbDeleteRule i = CB_DELETE_RULE_DELETED_FIRST; i <= CB_DELETE_RULE_NONE; i++)
    {
      const char *words = cb_rule_describe_delete (i);
      g_autofree char *counts = self->counts != NULL ? cb_rule_describe_counts (i, self->kind, self->counts) : NULL;
      g_autofree char *text = counts != NULL ? g_strconcat (words, "\n", counts, NULL) : g_strdup (words);

      adw_action_row_set_subtitle (ADW_ACTION_ROW (self->delete_rows[i]), text);
    }
}

static void
build_delete_rows (CbRulePage *self)
{
  for (CbDeleteRule i = CB_DELETE_RULE_DELETED_FIRST; i <= CB_DELETE_RULE_NONE; i++)
    {
      GtkWidget *row = cb_choice_row_new (cb_rule_get_delete_title (i),
                                          self->delete_rows[CB_DELETE_RULE_DELETED_FIRST]);

      self->delete_rows[i] = CB_CHOICE_ROW (row);
      gtk_widget_set_sensitive (row, self->writable);
      g_signal_connect_object (row, "chosen", G_CALLBACK (delete_chosen_cb), self, G_CONNECT_SWAPPED);
      adw_preferences_group_add (self->delete_group, row);
    }
  describe_delete_rows (self);
}

static void
build_fate_rows (CbRulePage *self)
{
  const char *titles[N_FATES] = {
    [FATE_ERASED] = cb_rule_get_erase_title (CB_ERASE_RULE_ERASED),
    [FATE_KEPT] = cb_rule_get_erase_title (CB_ERASE_RULE_KEPT),
    [FATE_KEPT_FOR_YEARS] = _("Kept, Masked, for Some Years"),
  };
  g_autofree char *erased = cb_rule_describe_erase (CB_ERASE_RULE_ERASED, CB_KEEP_FOR_EVER);
  g_autofree char *kept = cb_rule_describe_erase (CB_ERASE_RULE_KEPT, CB_KEEP_FOR_EVER);

  for (Fate i = 0; i < N_FATES; i++)
    {
      GtkWidget *row = cb_choice_row_new (titles[i], self->fate_rows[FATE_ERASED]);

      self->fate_rows[i] = CB_CHOICE_ROW (row);
      gtk_widget_set_sensitive (row, self->writable);
      g_signal_connect_object (row, "chosen", G_CALLBACK (fate_chosen_cb), self, G_CONNECT_SWAPPED);
      adw_preferences_group_add (self->erase_group, row);
    }
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->fate_rows[FATE_ERASED]), erased);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->fate_rows[FATE_KEPT]), kept);

  self->years_row = ADW_SPIN_ROW (adw_spin_row_new_with_range (1, CB_MAX_KEEP_YEARS, 1));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->years_row), _("Years from Their Date"));
  adw_spin_row_set_value (self->years_row, PROPOSED_YEARS);
  g_signal_connect_object (self->years_row, "notify::value",
                           G_CALLBACK (years_changed_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (self->erase_group, GTK_WIDGET (self->years_row));
}

static void
cb_rule_page_dispose (GObject *object)
{
  CbRulePage *self = CB_RULE_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), CB_TYPE_RULE_PAGE);
  g_clear_object (&self->keeper);
  g_clear_pointer (&self->counts, g_free);

  G_OBJECT_CLASS (cb_rule_page_parent_class)->dispose (object);
}

static void
cb_rule_page_class_init (CbRulePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cb_rule_page_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/example/CustomerBook/ui/cb-rule-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CbRulePage, delete_group);
  gtk_widget_class_bind_template_child (widget_class, CbRulePage, erase_group);
}

static void
cb_rule_page_init (CbRulePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * cb_rule_page_new:
 * @keeper: one that has read the preferences
 * @kind: whose rules to show
 *
 * Returns: (transfer floating): a page to be pushed
 */
AdwNavigationPage *
cb_rule_page_new (CbPreferenceKeeper *keeper,
                  CbItemKind          kind)
{
  CbRulePage *self = g_object_new (CB_TYPE_RULE_PAGE, NULL);

  g_return_val_if_fail (CB_IS_PREFERENCE_KEEPER (keeper), ADW_NAVIGATION_PAGE (self));
  g_return_val_if_fail (cb_item_kind_is_valid (kind), ADW_NAVIGATION_PAGE (self));

  self->keeper = g_object_ref (keeper);
  self->kind = kind;
  self->writable = cb_preference_keeper_may_change (keeper, CB_PERMISSION_CHANGE_RULES);
  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), _(cb_item_kind_get_info (kind)->title_plural));
  build_delete_rows (self);
  build_fate_rows (self);
  update (self);
  g_signal_connect_object (keeper, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);

  return ADW_NAVIGATION_PAGE (self);
}

/**
 * cb_rule_page_set_counts:
 * @counts: copied
 */
void
cb_rule_page_set_counts (CbRulePage         *self,
                         const CbRuleCounts *counts)
{
  g_return_if_fail (CB_IS_RULE_PAGE (self));

  g_free (self->counts);
  self->counts = g_memdup2 (counts, sizeof *counts);
  describe_delete_rows (self);
}
