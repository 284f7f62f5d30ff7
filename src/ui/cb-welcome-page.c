/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-welcome-page.h"

struct _CbWelcomePage
{
  AdwBin     parent_instance;

  GtkWidget *import_button;
};

G_DEFINE_FINAL_TYPE (CbWelcomePage, cb_welcome_page, ADW_TYPE_BIN)

static gboolean
cb_welcome_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (CB_WELCOME_PAGE (widget)->import_button);
}

static void
cb_welcome_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), CB_TYPE_WELCOME_PAGE);

  G_OBJECT_CLASS (cb_welcome_page_parent_class)->dispose (object);
}

static void
cb_welcome_page_class_init (CbWelcomePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cb_welcome_page_dispose;
  widget_class->grab_focus = cb_welcome_page_grab_focus;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/example/CustomerBook/ui/cb-welcome-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CbWelcomePage, import_button);
}

static void
cb_welcome_page_init (CbWelcomePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * cb_welcome_page_new:
 *
 * Returns: (transfer floating): the page; its buttons are actions of the window
 *   and the application
 */
GtkWidget *
cb_welcome_page_new (void)
{
  return g_object_new (CB_TYPE_WELCOME_PAGE, NULL);
}
