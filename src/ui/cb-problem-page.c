/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-problem-page.h"

#include "cb-display-text.h"
#include "cb-error-text.h"
#include "cb-error.h"

struct _CbProblemPage
{
  AdwBin         parent_instance;

  AdwStatusPage *status;
  GtkLabel      *path_label;
  GtkWidget     *retry_button;
  GtkWidget     *open_button;
};

G_DEFINE_FINAL_TYPE (CbProblemPage, cb_problem_page, ADW_TYPE_BIN)

enum
{
  SIGNAL_RETRY,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* Whether the same file may open later without having been replaced. */
static gboolean
may_pass (const GError *error)
{
  if (error->domain != CB_ERROR)
    return TRUE;

  switch ((CbError) error->code)
    {
    case CB_ERROR_NOT_A_BOOK:
    case CB_ERROR_OTHER_PROGRAM:
    case CB_ERROR_NEWER_VERSION:
    case CB_ERROR_HANDED_IN:
      return FALSE;

    default:
      return TRUE;
    }
}

static void
retry_cb (CbProblemPage *self)
{
  g_signal_emit (self, signals[SIGNAL_RETRY], 0);
}

static gboolean
cb_problem_page_grab_focus (GtkWidget *widget)
{
  CbProblemPage *self = CB_PROBLEM_PAGE (widget);

  return gtk_widget_grab_focus (gtk_widget_get_visible (self->retry_button) ? self->retry_button : self->open_button);
}

static void
cb_problem_page_dispose (GObject *object)
{
  /* The child is one of the template's, and the bin would unparent it again. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), CB_TYPE_PROBLEM_PAGE);

  G_OBJECT_CLASS (cb_problem_page_parent_class)->dispose (object);
}

static void
cb_problem_page_class_init (CbProblemPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cb_problem_page_dispose;
  widget_class->grab_focus = cb_problem_page_grab_focus;

  signals[SIGNAL_RETRY] =
    g_signal_new ("retry", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/example/CustomerBook/ui/cb-problem-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CbProblemPage, status);
  gtk_widget_class_bind_template_child (widget_class, CbProblemPage, path_label);
  gtk_widget_class_bind_template_child (widget_class, CbProblemPage, retry_button);
  gtk_widget_class_bind_template_child (widget_class, CbProblemPage, open_button);
  gtk_widget_class_bind_template_callback (widget_class, retry_cb);
}

static void
cb_problem_page_init (CbProblemPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * cb_problem_page_new:
 *
 * Returns: (transfer floating): a page that knows of no problem as yet
 */
GtkWidget *
cb_problem_page_new (void)
{
  return g_object_new (CB_TYPE_PROBLEM_PAGE, NULL);
}

/**
 * cb_problem_page_set_problem:
 * @path: (nullable): the file of the book
 * @error: why it can't be opened or used
 */
void
cb_problem_page_set_problem (CbProblemPage *self,
                             const char    *path,
                             const GError  *error)
{
  g_autofree char *title = NULL;
  g_autofree char *text = NULL;
  g_autofree char *shown_path = NULL;

  g_return_if_fail (CB_IS_PROBLEM_PAGE (self));
  g_return_if_fail (error != NULL);

  title = cb_error_title (error);
  text = cb_error_describe (error);
  adw_status_page_set_title (self->status, title);
  adw_status_page_set_description (self->status, text);

  if (path != NULL)
    {
      g_autofree char *name = g_filename_display_name (path);

      shown_path = cb_display_text (name);
    }
  gtk_label_set_label (self->path_label, shown_path != NULL ? shown_path : "");
  gtk_widget_set_visible (GTK_WIDGET (self->path_label), shown_path != NULL);

  gtk_widget_set_visible (self->retry_button, may_pass (error));

  gtk_accessible_announce (GTK_ACCESSIBLE (self), title, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
}
