/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-profile-page-private.h"

#include <glib/gi18n.h>

#include "cb-customer-column-text.h"
#include "cb-error-text.h"
#include "cb-error.h"
#include "cb-profile-store.h"
#include "cb-rights.h"
#include "cb-time-text.h"

G_DEFINE_FINAL_TYPE (CbProfilePage, cb_profile_page, ADW_TYPE_NAVIGATION_PAGE)

enum
{
  PROP_0,
  PROP_ID,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void reload_cb (CbProfilePage *self);
static void take_turnover (CbProfilePage *self);

static void
add_menu_item (GMenu      *menu,
               const char *label,
               const char *action,
               gint64      id)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "x", id);
  g_menu_append_item (menu, item);
}

/* Most menus are never opened. */
static void
menu_cb (GtkMenuButton *button,
         gpointer       user_data)
{
  CbProfilePage *self = user_data;
  g_autoptr (GMenu) menu = g_menu_new ();

  if (cb_customer_get_pending (self->customer))
    {
      add_menu_item (menu, _("_Cancel Erasure"), "win.cancel-erasure", self->id);
      add_menu_item (menu, _("Delete _Forever Now…"), "win.erase-customer", self->id);
    }
  else if (cb_customer_get_deleted (self->customer))
    {
      add_menu_item (menu, _("_Edit…"), "win.edit-customer", self->id);
      add_menu_item (menu, _("E_xport Data…"), "win.export-customer", self->id);
      add_menu_item (menu, _("_Undelete"), "win.undelete-customer", self->id);
      add_menu_item (menu, _("Delete _Forever…"), "win.erase-customer", self->id);
    }
  else
    {
      add_menu_item (menu, _("_Edit…"), "win.edit-customer", self->id);
      add_menu_item (menu, _("_Assign To…"), "win.assign-customer", self->id);
      add_menu_item (menu, _("E_xport Data…"), "win.export-customer", self->id);
      add_menu_item (menu, _("_Delete…"), "win.delete-customer", self->id);
    }

  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
}

static char *
describe_state (CbCustomer *customer)
{
  g_autofree char *when = cb_time_format (cb_customer_get_erase_at (customer));
  g_autofree char *deletion = cb_customer_column_describe_deletion (customer);

  if (cb_customer_get_pending (customer))
    /* Translators: a date and time */
    return g_strdup_printf (_("Masked. Will be deleted forever on %s"), when);

  if (cb_customer_get_erase_at (customer) != 0)
    /* Translators: a sentence such as "Deleted on 4 March 2025, 14:05 by Ada",
     * then a date and time */
    return g_strdup_printf (_("%s. Will be deleted forever on %s"), deletion, when);

  return g_steal_pointer (&deletion);
}

static void
update_banner (CbProfilePage *self)
{
  const char *button = cb_customer_get_pending (self->customer) ? _("_Cancel Erasure") : _("_Undelete");
  g_autofree char *text = NULL;

  if (cb_customer_get_deleted (self->customer))
    {
      text = describe_state (self->customer);
      adw_banner_set_title (self->banner, text);
      adw_banner_set_button_label (self->banner, cb_book_get_read_only (self->book) ? NULL : button);
    }

  adw_banner_set_revealed (self->banner, cb_customer_get_deleted (self->customer));
}

static void
show_page (CbProfilePage *self,
           const char    *name)
{
  gboolean with_customer = g_str_equal (name, "profile");

  gtk_stack_set_visible_child_name (self->stack, name);
  gtk_widget_set_visible (GTK_WIDGET (self->edit_button),
                          with_customer && !cb_customer_get_pending (self->customer));
  gtk_widget_set_visible (GTK_WIDGET (self->menu_button), with_customer);
  if (!with_customer)
    adw_banner_set_revealed (self->banner, FALSE);
}

/* Says why there is no customer to see: most pages never have to. */
static void
show_problem (CbProfilePage *self,
              const char    *icon_name,
              const char    *title,
              const char    *description,
              GtkWidget     *child)
{
  if (self->problem_page == NULL)
    {
      self->problem_page = ADW_STATUS_PAGE (adw_status_page_new ());
      gtk_stack_add_named (self->stack, GTK_WIDGET (self->problem_page), "problem");
    }

  adw_status_page_set_icon_name (self->problem_page, icon_name);
  adw_status_page_set_title (self->problem_page, title);
  adw_status_page_set_description (self->problem_page, description);
  adw_status_page_set_child (self->problem_page, child);
  show_page (self, "problem");
}

static void
show_error (CbProfilePage *self,
            const GError  *error)
{
  g_autofree char *title = NULL;
  g_autofree char *text = NULL;
  GtkWidget *button;

  if (g_error_matches (error, CB_ERROR, CB_ERROR_NOT_FOUND))
    {
      adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), _("Customer"));
      show_problem (self, "user-trash-symbolic", _("Customer No Longer Exists"),
                    _("This customer was deleted forever."), NULL);
      return;
    }

  title = cb_error_title (error);
  text = cb_error_describe (error);
  button = gtk_button_new_with_mnemonic (_("_Try Again"));
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "pill");
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (reload_cb), self);
  show_problem (self, "dialog-error-symbolic", title, text, button);
}

static gboolean
finish_idle_cb (gpointer user_data)
{
  CbProfilePage *self = user_data;

  if (_cb_profile_page_finish_next (self))
    return G_SOURCE_CONTINUE;

  self->finish_idle = 0;
  self->finished = TRUE;
  take_turnover (self);

  return G_SOURCE_REMOVE;
}

static gboolean
fill_idle_cb (gpointer user_data)
{
  CbProfilePage *self = user_data;

  if (_cb_profile_page_fill_next (self))
    return G_SOURCE_CONTINUE;

  self->fill_idle = 0;
  show_page (self, "profile");
  update_banner (self);
  /* What is further down comes after the first frame. */
  self->finish_idle = g_idle_add (finish_idle_cb, self);
  if (self->wanted_kind != 0)
    cb_profile_page_show_items (self, self->wanted_kind);
  self->wanted_kind = 0;

  return G_SOURCE_REMOVE;
}

/* Shows the customer once there is one, and all that it is shown in; part by part, as
 * all at once would take too long. */
static void
show_customer (CbProfilePage *self)
{
  if (self->customer == NULL || self->build_idle != 0)
    return;

  g_clear_handle_id (&self->finish_idle, g_source_remove);
  self->finished = FALSE;
  self->n_filled = 0;
  if (self->fill_idle == 0)
    self->fill_idle = g_idle_add_full (G_PRIORITY_DEFAULT, fill_idle_cb, self, NULL);
}

static gboolean
build_idle_cb (gpointer user_data)
{
  CbProfilePage *self = user_data;

  if (_cb_profile_page_build_next (self))
    return G_SOURCE_CONTINUE;

  self->build_idle = 0;
  show_customer (self);

  return G_SOURCE_REMOVE;
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (CbProfilePage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (CbProfile) profile = cb_profile_store_get_finish (CB_BOOK (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_clear_pointer (&self->profile, cb_profile_free);
  self->profile = g_steal_pointer (&profile);
  self->customer = self->profile != NULL ? self->profile->customer : NULL;

  if (self->profile == NULL)
    {
      g_clear_handle_id (&self->fill_idle, g_source_remove);
      g_clear_handle_id (&self->finish_idle, g_source_remove);
      show_error (self, error);
      return;
    }

  show_customer (self);
}

static void
counted_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (CbProfilePage) self = user_data;
  g_autofree CbProfileCounts *counts = cb_profile_store_count_finish (CB_BOOK (source), result, NULL);

  if (counts == NULL || self->book == NULL)
    return;

  self->n_messages = counts->n_messages;
  self->n_history = counts->n_history;
  self->n_records = counts->n_records;
  self->n_documents = counts->n_documents;
  /* Until then they are filled with all the rest. */
  if (self->profile != NULL && self->build_idle == 0 && self->fill_idle == 0)
    _cb_profile_page_fill_counts (self);
}

static void
take_turnover (CbProfilePage *self)
{
  if (self->turnover_read && self->customer != NULL && self->finished)
    {
      self->turnover_read = FALSE;
      _cb_profile_page_take_turnover (self, g_steal_pointer (&self->turnover));
    }
}

static void
turnover_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (CbProfilePage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (CbTurnover) turnover = cb_profile_store_turnover_finish (CB_BOOK (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->book == NULL)
    return;

  g_clear_pointer (&self->turnover, cb_turnover_free);
  self->turnover = g_steal_pointer (&turnover);
  self->turnover_read = TRUE;
  take_turnover (self);
}

static void
load (CbProfilePage *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);

  self->cancellable = g_cancellable_new ();
  cb_profile_store_get_async (self->book, self->id, self->cancellable, loaded_cb, g_object_ref (self));
  cb_profile_store_count_async (self->book, self->id, self->cancellable, counted_cb, g_object_ref (self));
  cb_profile_store_turnover_async (self->book, self->id, self->cancellable, turnover_cb, g_object_ref (self));
}

static void
reload_cb (CbProfilePage *self)
{
  show_page (self, "loading");
  load (self);
}

static void
update_rights (CbProfilePage *self)
{
  if (self->id == 0)
    return;

  cb_rights_mark_buttons (GTK_WIDGET (self->edit_button), self->book, NULL, 1);
  if (self->customer != NULL && self->finished)
    _cb_profile_page_fill_recent (self);
}

static void
banner_cb (CbProfilePage *self)
{
  gboolean pending = self->customer != NULL && cb_customer_get_pending (self->customer);
  const char *action = pending ? "win.cancel-erasure" : "win.undelete-customer";

  if (!cb_rights_refuse (GTK_WIDGET (self), self->book, NULL, action, 1))
    gtk_widget_activate_action (GTK_WIDGET (self), action, "x", self->id);
}

static gboolean
is_in (const CbIdSet *set,
       gint64         id)
{
  return set != NULL && cb_id_set_contains (set, id);
}

static void
book_changed_cb (CbProfilePage  *self,
                 const CbChange *change)
{
  if (self->id == 0)
    return;

  if (change->everything || is_in (change->edited, self->id) || is_in (change->deleted, self->id) ||
      is_in (change->undeleted, self->id) || is_in (change->erased, self->id) ||
      is_in (change->masked, self->id) || is_in (change->unmasked, self->id) ||
      is_in (change->contents, self->id) || change->settings || change->people)
    load (self);
}

static void
show_tab_cb (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  _cb_profile_page_show_tab (CB_PROFILE_PAGE (widget), g_variant_get_string (parameter, NULL));
}

static void
cb_profile_page_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_ID:
      g_value_set_int64 (value, CB_PROFILE_PAGE (object)->id);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cb_profile_page_dispose (GObject *object)
{
  CbProfilePage *self = CB_PROFILE_PAGE (object);

  g_clear_handle_id (&self->build_idle, g_source_remove);
  g_clear_handle_id (&self->fill_idle, g_source_remove);
  g_clear_handle_id (&self->finish_idle, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->customer = NULL;
  g_clear_pointer (&self->profile, cb_profile_free);
  g_clear_pointer (&self->turnover, cb_turnover_free);
  g_clear_object (&self->book);
  g_clear_pointer (&self->wanted_tab, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (object), CB_TYPE_PROFILE_PAGE);

  G_OBJECT_CLASS (cb_profile_page_parent_class)->dispose (object);
}

static void
cb_profile_page_class_init (CbProfilePageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = cb_profile_page_get_property;
  object_class->dispose = cb_profile_page_dispose;

  properties[PROP_ID] =
    g_param_spec_int64 ("id", NULL, NULL, 0, CB_ID_MAX, 0,
                        G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/example/CustomerBook/ui/cb-profile-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CbProfilePage, banner);
  gtk_widget_class_bind_template_child (widget_class, CbProfilePage, menu_button);
  gtk_widget_class_bind_template_child (widget_class, CbProfilePage, edit_button);
  gtk_widget_class_bind_template_child (widget_class, CbProfilePage, stack);
  gtk_widget_class_bind_template_child (widget_class, CbProfilePage, box);
  gtk_widget_class_bind_template_callback (widget_class, banner_cb);
  gtk_widget_class_install_action (widget_class, "profile.show-tab", "s", show_tab_cb);
}

static void
cb_profile_page_init (CbProfilePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_create_popup_func (self->menu_button, menu_cb, self, NULL);

  /* All at once would take too long; in turns of its own each part is there
   * before the page is first drawn. */
  self->build_idle = g_idle_add_full (G_PRIORITY_DEFAULT, build_idle_cb, self, NULL);
}

/**
 * cb_profile_page_new:
 * @book: the book
 *
 * Makes a page that shows nobody yet, but gets ready to: a profile can be made
 * ahead, and is then there the sooner.
 *
 * Returns: (transfer floating): the page
 */
AdwNavigationPage *
cb_profile_page_new (CbBook *book)
{
  CbProfilePage *self = g_object_new (CB_TYPE_PROFILE_PAGE, NULL);

  g_return_val_if_fail (CB_IS_BOOK (book), ADW_NAVIGATION_PAGE (self));

  self->book = g_object_ref (book);
  g_signal_connect_object (book, "changed", G_CALLBACK (book_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (book, "notify::actor", G_CALLBACK (update_rights), self, G_CONNECT_SWAPPED);

  return ADW_NAVIGATION_PAGE (self);
}

/**
 * cb_profile_page_open:
 * @self: a page that shows nobody yet
 * @id: of a customer, deleted or not
 *
 * Shows the customer, once they have been read.
 */
void
cb_profile_page_open (CbProfilePage *self,
                      gint64         id)
{
  g_return_if_fail (CB_IS_PROFILE_PAGE (self));
  g_return_if_fail (self->id == 0);

  self->id = id;
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->edit_button), "x", id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->edit_button), "win.edit-customer");
  update_rights (self);
  load (self);
}

/**
 * cb_profile_page_get_id:
 *
 * Returns: the id of the customer shown, 0 for nobody
 */
gint64
cb_profile_page_get_id (CbProfilePage *self)
{
  g_return_val_if_fail (CB_IS_PROFILE_PAGE (self), 0);

  return self->id;
}
