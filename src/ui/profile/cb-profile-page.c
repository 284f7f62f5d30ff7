/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-profile-page.h"

#include <glib/gi18n.h>

#include "cb-customer-store.h"
#include "cb-display-text.h"
#include "cb-error-text.h"
#include "cb-error.h"
#include "cb-property-row.h"
#include "cb-time-text.h"

/* As many lines of the notes are seen at once, of about so many characters. */
#define MAX_NOTES_LINES 14
#define NOTES_LINE      70
#define NOTES_MARGIN    12

struct _CbProfilePage
{
  AdwNavigationPage    parent_instance;

  /* Template widgets */
  AdwBanner           *banner;
  GtkMenuButton       *menu_button;
  GtkButton           *edit_button;
  GtkStack            *stack;
  AdwStatusPage       *error_page;
  AdwAvatar           *avatar;
  GtkLabel            *name_label;
  GtkLabel            *subtitle_label;
  AdwPreferencesGroup *contact_group;
  AdwPreferencesGroup *notes_group;
  GtkScrolledWindow   *notes_scroller;
  GtkTextView         *notes_view;
  AdwActionRow        *assigned_row;
  AdwActionRow        *created_row;
  AdwActionRow        *changed_row;
  AdwActionRow        *activity_row;

  /* Borrowed; only those of the contact group */
  CbPropertyRow       *rows[CB_N_CUSTOMER_FIELDS];

  /* Owned */
  CbBook              *book;
  CbCustomer          *customer;     /* as shown */
  GCancellable        *cancellable;  /* of the reading under way */

  gint64               id;
};

G_DEFINE_FINAL_TYPE (CbProfilePage, cb_profile_page, ADW_TYPE_NAVIGATION_PAGE)

enum
{
  PROP_0,
  PROP_ID,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static const CbCustomerField contact_fields[] = {
  CB_CUSTOMER_FIELD_CONTACT,
  CB_CUSTOMER_FIELD_EMAIL,
  CB_CUSTOMER_FIELD_PHONE,
  CB_CUSTOMER_FIELD_MOBILE,
  CB_CUSTOMER_FIELD_WEBSITE,
};

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

static void
update_menu (CbProfilePage *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  add_menu_item (menu, _("_Edit…"), "win.edit-customer", self->id);
  if (cb_customer_get_deleted (self->customer))
    {
      add_menu_item (menu, _("_Undelete"), "win.undelete-customer", self->id);
      add_menu_item (menu, _("Delete _Forever…"), "win.erase-customer", self->id);
    }
  else
    {
      add_menu_item (menu, _("_Delete…"), "win.delete-customer", self->id);
    }

  gtk_menu_button_set_menu_model (self->menu_button, G_MENU_MODEL (menu));
}

static void
update_banner (CbProfilePage *self)
{
  g_autofree char *when = NULL;
  g_autofree char *who = NULL;
  g_autofree char *text = NULL;

  if (cb_customer_get_deleted (self->customer))
    {
      when = cb_time_format (cb_customer_get_deleted_at (self->customer));
      who = cb_display_quote (cb_customer_get_deleted_by (self->customer));

      if (cb_customer_get_deleted_by (self->customer)[0] != '\0')
        /* Translators: a date, then the name of a person */
        text = g_strdup_printf (_("Deleted on %s by %s"), when, who);
      else
        text = g_strdup_printf (_("Deleted on %s"), when);

      adw_banner_set_title (self->banner, text);
      adw_banner_set_button_label (self->banner,
                                   cb_book_get_read_only (self->book) ? NULL : _("_Undelete"));
    }

  adw_banner_set_revealed (self->banner, cb_customer_get_deleted (self->customer));
}

static void
update_head (CbProfilePage *self)
{
  g_autofree char *name = cb_display_text (cb_customer_get_name (self->customer));
  g_autofree char *number = cb_display_quote (cb_customer_get_number (self->customer));
  g_autofree char *subtitle = NULL;
  const char *company = cb_customer_get_text (self->customer, CB_CUSTOMER_FIELD_COMPANY);

  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), name);
  adw_avatar_set_text (self->avatar, name);
  gtk_label_set_label (self->name_label, name);

  if (company[0] != '\0' && g_strcmp0 (company, cb_customer_get_name (self->customer)) != 0)
    {
      g_autofree char *quoted = cb_display_quote (company);

      /* Translators: the number of a customer, then their company */
      subtitle = g_strdup_printf (_("No. %s · %s"), number, quoted);
    }
  else
    {
      /* Translators: the number of a customer */
      subtitle = g_strdup_printf (_("No. %s"), number);
    }
  gtk_label_set_label (self->subtitle_label, subtitle);
}

static void
set_time (AdwActionRow *row,
          gint64        time)
{
  g_autofree char *text = cb_time_format (time);

  adw_action_row_set_subtitle (row, text);
}

/* A text view does not know its height before it has been laid out. */
static int
estimate_notes_height (const char *notes)
{
  const int line_height = 20;
  int n_lines = 1;
  int n_characters = 0;

  for (const char *p = notes; *p != '\0' && n_lines < MAX_NOTES_LINES; p = g_utf8_next_char (p))
    {
      n_characters++;
      if (*p == '\n' || n_characters == NOTES_LINE)
        {
          n_lines++;
          n_characters = 0;
        }
    }

  return n_lines * line_height + 2 * NOTES_MARGIN;
}

static void
update_details (CbProfilePage *self)
{
  g_autofree char *assigned = NULL;
  g_autofree char *notes = NULL;
  gboolean any_contact = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (contact_fields); i++)
    {
      const char *value = cb_customer_get_text (self->customer, contact_fields[i]);

      cb_property_row_set_value (self->rows[contact_fields[i]], value);
      any_contact |= value[0] != '\0';
    }
  gtk_widget_set_visible (GTK_WIDGET (self->contact_group), any_contact);

  notes = g_utf8_make_valid (cb_customer_get_text (self->customer, CB_CUSTOMER_FIELD_NOTES), -1);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->notes_view), notes, -1);
  gtk_scrolled_window_set_min_content_height (self->notes_scroller, estimate_notes_height (notes));
  gtk_widget_set_visible (GTK_WIDGET (self->notes_group), notes[0] != '\0');

  if (cb_customer_get_assigned_to (self->customer) != 0)
    assigned = cb_display_text (cb_customer_get_assigned_name (self->customer));
  else
    assigned = g_strdup (_("Nobody"));
  adw_action_row_set_subtitle (self->assigned_row, assigned);

  set_time (self->created_row, cb_customer_get_created (self->customer));
  set_time (self->changed_row, cb_customer_get_changed (self->customer));
  set_time (self->activity_row, cb_customer_get_last_activity (self->customer));
}

static void
show_page (CbProfilePage *self,
           const char    *name)
{
  gboolean with_customer = g_str_equal (name, "profile");

  gtk_stack_set_visible_child_name (self->stack, name);
  gtk_widget_set_visible (GTK_WIDGET (self->edit_button), with_customer);
  gtk_widget_set_visible (GTK_WIDGET (self->menu_button), with_customer);
  if (!with_customer)
    adw_banner_set_revealed (self->banner, FALSE);
}

static void
show_error (CbProfilePage *self,
            const GError  *error)
{
  g_autofree char *title = NULL;
  g_autofree char *text = NULL;

  if (g_error_matches (error, CB_ERROR, CB_ERROR_NOT_FOUND))
    {
      adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), _("Customer"));
      show_page (self, "gone");
      return;
    }

  title = cb_error_title (error);
  text = cb_error_describe (error);
  adw_status_page_set_title (self->error_page, title);
  adw_status_page_set_description (self->error_page, text);
  show_page (self, "error");
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (CbProfilePage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (CbCustomer) customer = cb_customer_store_get_finish (CB_BOOK (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_clear_object (&self->cancellable);
  g_set_object (&self->customer, customer);

  if (customer == NULL)
    {
      show_error (self, error);
      return;
    }

  update_menu (self);
  update_head (self);
  update_details (self);
  show_page (self, "profile");
  update_banner (self);
}

static void
load (CbProfilePage *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);

  self->cancellable = g_cancellable_new ();
  cb_customer_store_get_async (self->book, self->id, self->cancellable, loaded_cb, g_object_ref (self));
}

static void
reload_cb (CbProfilePage *self)
{
  show_page (self, "loading");
  load (self);
}

static void
undelete_cb (CbProfilePage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.undelete-customer", "x", self->id);
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
  if (change->everything || is_in (change->edited, self->id) || is_in (change->deleted, self->id) ||
      is_in (change->undeleted, self->id) || is_in (change->erased, self->id))
    load (self);
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

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->customer);
  g_clear_object (&self->book);

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
  gtk_widget_class_bind_template_child (widget_class, CbProfilePage, error_page);
  gtk_widget_class_bind_template_child (widget_class, CbProfilePage, avatar);
  gtk_widget_class_bind_template_child (widget_class, CbProfilePage, name_label);
  gtk_widget_class_bind_template_child (widget_class, CbProfilePage, subtitle_label);
  gtk_widget_class_bind_template_child (widget_class, CbProfilePage, contact_group);
  gtk_widget_class_bind_template_child (widget_class, CbProfilePage, notes_group);
  gtk_widget_class_bind_template_child (widget_class, CbProfilePage, notes_scroller);
  gtk_widget_class_bind_template_child (widget_class, CbProfilePage, notes_view);
  gtk_widget_class_bind_template_child (widget_class, CbProfilePage, assigned_row);
  gtk_widget_class_bind_template_child (widget_class, CbProfilePage, created_row);
  gtk_widget_class_bind_template_child (widget_class, CbProfilePage, changed_row);
  gtk_widget_class_bind_template_child (widget_class, CbProfilePage, activity_row);
  gtk_widget_class_bind_template_callback (widget_class, reload_cb);
  gtk_widget_class_bind_template_callback (widget_class, undelete_cb);
}

static void
cb_profile_page_init (CbProfilePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  for (guint i = 0; i < G_N_ELEMENTS (contact_fields); i++)
    {
      GtkWidget *row = cb_property_row_new (contact_fields[i]);

      self->rows[contact_fields[i]] = CB_PROPERTY_ROW (row);
      adw_preferences_group_add (self->contact_group, row);
    }
}

/**
 * cb_profile_page_new:
 * @book: the book
 * @id: of a customer, deleted or not
 *
 * Returns: (transfer floating): the page, which fills itself
 */
AdwNavigationPage *
cb_profile_page_new (CbBook *book,
                     gint64  id)
{
  CbProfilePage *self = g_object_new (CB_TYPE_PROFILE_PAGE, NULL);

  g_return_val_if_fail (CB_IS_BOOK (book), ADW_NAVIGATION_PAGE (self));

  self->book = g_object_ref (book);
  self->id = id;

  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->edit_button), "x", id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->edit_button), "win.edit-customer");
  g_signal_connect_object (book, "changed", G_CALLBACK (book_changed_cb), self, G_CONNECT_SWAPPED);
  load (self);

  return ADW_NAVIGATION_PAGE (self);
}

/**
 * cb_profile_page_get_id:
 *
 * Returns: the id of the customer shown
 */
gint64
cb_profile_page_get_id (CbProfilePage *self)
{
  g_return_val_if_fail (CB_IS_PROFILE_PAGE (self), 0);

  return self->id;
}
