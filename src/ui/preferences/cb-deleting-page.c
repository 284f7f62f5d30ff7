/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-deleting-page.h"

#include "cb-rules-group.h"

enum
{
  SIGNAL_OPEN_RULE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

struct _CbDeletingPage
{
  AdwPreferencesPage  parent_instance;

  AdwSwitchRow       *confirm_row;
  CbRulesGroup       *rules_group;

  GSettings          *settings;
};

G_DEFINE_FINAL_TYPE (CbDeletingPage, cb_deleting_page, ADW_TYPE_PREFERENCES_PAGE)

static void
open_cb (CbDeletingPage *self,
         int             kind)
{
  g_signal_emit (self, signals[SIGNAL_OPEN_RULE], 0, kind);
}

static void
cb_deleting_page_dispose (GObject *object)
{
  CbDeletingPage *self = CB_DELETING_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), CB_TYPE_DELETING_PAGE);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (cb_deleting_page_parent_class)->dispose (object);
}

static void
cb_deleting_page_class_init (CbDeletingPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cb_deleting_page_dispose;

  signals[SIGNAL_OPEN_RULE] = g_signal_new ("open-rule", CB_TYPE_DELETING_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                            NULL, G_TYPE_NONE, 1, G_TYPE_INT);

  g_type_ensure (CB_TYPE_RULES_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/example/CustomerBook/ui/cb-deleting-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CbDeletingPage, confirm_row);
  gtk_widget_class_bind_template_child (widget_class, CbDeletingPage, rules_group);
  gtk_widget_class_bind_template_callback (widget_class, open_cb);
}

static void
cb_deleting_page_init (CbDeletingPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->settings = g_settings_new ("org.example.CustomerBook");
  g_settings_bind (self->settings, "confirm-single-delete", self->confirm_row, "active",
                   G_SETTINGS_BIND_DEFAULT);
}

/**
 * cb_deleting_page_set_keeper:
 * @self: a page
 * @keeper: what keeps the rules that are shown
 */
void
cb_deleting_page_set_keeper (CbDeletingPage     *self,
                             CbPreferenceKeeper *keeper)
{
  g_return_if_fail (CB_IS_DELETING_PAGE (self));

  cb_rules_group_set_keeper (self->rules_group, keeper);
}

/**
 * cb_deleting_page_set_counts:
 * @self: a page
 * @counts: how many customers each rule touches now
 */
void
cb_deleting_page_set_counts (CbDeletingPage     *self,
                             const CbRuleCounts *counts)
{
  g_return_if_fail (CB_IS_DELETING_PAGE (self));
  g_return_if_fail (counts != NULL);

  cb_rules_group_set_counts (self->rules_group, counts);
}
