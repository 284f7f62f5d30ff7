/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-notes-group.h"

#include <glib/gi18n.h>

#include "cb-limited-buffer.h"
#include "cb-problem-sight.h"

#define MARGIN 12

struct _CbNotesGroup
{
  AdwPreferencesGroup  parent_instance;

  GtkTextView         *view;
  GtkLabel            *problem_label;
};

G_DEFINE_FINAL_TYPE (CbNotesGroup, cb_notes_group, ADW_TYPE_PREFERENCES_GROUP)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static CbLimitedBuffer *
get_buffer (CbNotesGroup *self)
{
  return CB_LIMITED_BUFFER (gtk_text_view_get_buffer (self->view));
}

static void
changed_cb (CbNotesGroup *self)
{
  cb_notes_group_set_problem (self, NULL);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
refused_cb (CbNotesGroup *self)
{
  cb_notes_group_set_problem (self, _("That text is too long for the notes, so it was not put in. What you wrote is as it was. A long text can be kept as a document."));
}

static gboolean
cb_notes_group_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (CB_NOTES_GROUP (widget)->view));
}

static void
cb_notes_group_class_init (CbNotesGroupClass *klass)
{
  GTK_WIDGET_CLASS (klass)->grab_focus = cb_notes_group_grab_focus;

  signals[SIGNAL_CHANGED] =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
cb_notes_group_init (CbNotesGroup *self)
{
  GtkWidget *scroller;

  self->view = g_object_new (GTK_TYPE_TEXT_VIEW,
                             "accepts-tab", FALSE,
                             "bottom-margin", MARGIN,
                             "left-margin", MARGIN,
                             "right-margin", MARGIN,
                             "top-margin", MARGIN,
                             "wrap-mode", GTK_WRAP_WORD_CHAR,
                             NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "inline");
  scroller = g_object_new (GTK_TYPE_SCROLLED_WINDOW,
                           "child", self->view,
                           "hscrollbar-policy", GTK_POLICY_NEVER,
                           "max-content-height", 260,
                           "min-content-height", 110,
                           "overflow", GTK_OVERFLOW_HIDDEN,
                           "propagate-natural-height", TRUE,
                           NULL);
  gtk_widget_add_css_class (scroller, "card");
  self->problem_label = g_object_new (GTK_TYPE_LABEL,
                                      "margin-top", 6,
                                      "visible", FALSE,
                                      "wrap", TRUE,
                                      "xalign", 0.0,
                                      NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->problem_label), "error");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Notes"), -1);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->view),
                                  GTK_ACCESSIBLE_RELATION_ERROR_MESSAGE, self->problem_label, NULL,
                                  -1);

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _("Notes"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), scroller);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (self->problem_label));
}

CbNotesGroup *
cb_notes_group_new (guint max_chars)
{
  CbNotesGroup *self = g_object_new (CB_TYPE_NOTES_GROUP, NULL);
  g_autoptr (GtkTextBuffer) buffer = cb_limited_buffer_new (max_chars);

  gtk_text_view_set_buffer (self->view, buffer);
  g_signal_connect_object (buffer, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (buffer, "refused", G_CALLBACK (refused_cb), self, G_CONNECT_SWAPPED);

  return self;
}

char *
cb_notes_group_get_text (CbNotesGroup *self)
{
  g_return_val_if_fail (CB_IS_NOTES_GROUP (self), NULL);

  return cb_limited_buffer_get_text (get_buffer (self));
}

void
cb_notes_group_set_text (CbNotesGroup *self,
                         const char   *text)
{
  g_return_if_fail (CB_IS_NOTES_GROUP (self));

  cb_limited_buffer_set_text (get_buffer (self), text);
}

void
cb_notes_group_set_problem (CbNotesGroup *self,
                            const char   *problem)
{
  g_return_if_fail (CB_IS_NOTES_GROUP (self));

  gtk_label_set_label (self->problem_label, problem != NULL ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem_label), problem != NULL);
  if (problem == NULL)
    {
      gtk_accessible_reset_state (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_STATE_INVALID);
      return;
    }

  gtk_accessible_update_state (GTK_ACCESSIBLE (self->view),
                               GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE,
                               -1);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), problem, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
  cb_problem_bring_into_sight (GTK_WIDGET (self->problem_label), GTK_WIDGET (self));
}

void
cb_notes_group_set_editable (CbNotesGroup *self,
                             gboolean      editable)
{
  g_return_if_fail (CB_IS_NOTES_GROUP (self));

  gtk_text_view_set_editable (self->view, editable);
}
