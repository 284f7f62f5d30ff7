/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The customer on the page: name, contact details, notes, dates.
 */

#include "cb-profile-page-private.h"

#include <glib/gi18n.h>

#include "cb-display-text.h"
#include "cb-photo-button.h"
#include "cb-time-text.h"

/* As many lines of the notes are seen at once, of about so many characters. */
#define MAX_NOTES_LINES 14
#define NOTES_LINE      70
#define NOTES_MARGIN    12

static const CbCustomerField contact_fields[] = {
  CB_CUSTOMER_FIELD_CONTACT,
  CB_CUSTOMER_FIELD_EMAIL,
  CB_CUSTOMER_FIELD_PHONE,
  CB_CUSTOMER_FIELD_MOBILE,
  CB_CUSTOMER_FIELD_WEBSITE,
};

static GtkLabel *
create_label (const char *css_class)
{
  GtkLabel *label = g_object_new (GTK_TYPE_LABEL,
                                  "ellipsize", PANGO_ELLIPSIZE_END,
                                  "justify", GTK_JUSTIFY_CENTER,
                                  "lines", 3,
                                  "wrap", TRUE,
                                  "wrap-mode", PANGO_WRAP_WORD_CHAR,
                                  "xalign", 0.5,
                                  NULL);

  gtk_widget_add_css_class (GTK_WIDGET (label), css_class);

  return label;
}

static void
reach_cb (CbProfilePage *self,
          GtkWidget     *button)
{
  for (guint i = 0; i < CB_N_CUSTOMER_FIELDS; i++)
    {
      if (self->reach_buttons[i] == button)
        adw_action_row_activate (ADW_ACTION_ROW (self->rows[i]));
    }
}

static void
add_reach_button (CbProfilePage   *self,
                  GtkWidget       *box,
                  CbCustomerField  field,
                  const char      *icon_name,
                  const char      *hint)
{
  GtkWidget *button = g_object_new (GTK_TYPE_BUTTON,
                                    "icon-name", icon_name,
                                    "tooltip-text", hint,
                                    "visible", FALSE,
                                    NULL);

  gtk_widget_add_css_class (button, "circular");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, hint, -1);
  g_signal_connect_object (button, "clicked", G_CALLBACK (reach_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), button);
  self->reach_buttons[field] = button;
}

static void
build_reach (CbProfilePage *self,
             GtkWidget     *head)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  gtk_widget_set_halign (box, GTK_ALIGN_CENTER);
  gtk_widget_set_margin_top (box, 6);
  add_reach_button (self, box, CB_CUSTOMER_FIELD_PHONE, "call-start-symbolic", _("Call"));
  add_reach_button (self, box, CB_CUSTOMER_FIELD_MOBILE, "phone-symbolic", _("Call the Mobile Phone"));
  add_reach_button (self, box, CB_CUSTOMER_FIELD_EMAIL, "mail-message-new-symbolic", _("Write an E-mail"));
  add_reach_button (self, box, CB_CUSTOMER_FIELD_WEBSITE, "adw-external-link-symbolic", _("Open in the Web Browser"));
  gtk_box_append (GTK_BOX (head), box);
}

/* The keyboard selects all of it on its way through. */
static void
name_left_cb (GtkLabel *name)
{
  gtk_label_select_region (name, 0, 0);
}

static void
build_head (CbProfilePage *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->photo_button = cb_photo_button_new (self->book);
  gtk_widget_set_margin_bottom (self->photo_button, 6);
  self->name_label = create_label ("title-1");
  gtk_label_set_selectable (self->name_label, TRUE);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (name_left_cb), self->name_label);
  gtk_widget_add_controller (GTK_WIDGET (self->name_label), focus);
  self->subtitle_label = create_label ("dimmed");

  gtk_box_append (GTK_BOX (head), self->photo_button);
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->name_label));
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->subtitle_label));
  self->assigned_label = create_label ("dimmed");
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->assigned_label));
  build_reach (self, head);
  gtk_box_append (self->box, head);
}

static AdwPreferencesGroup *
add_group (CbProfilePage *self,
           const char    *title)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  gtk_box_append (self->overview, group);

  return ADW_PREFERENCES_GROUP (group);
}

static void
add_contact_row (CbProfilePage   *self,
                 CbCustomerField  field)
{
  GtkWidget *row = cb_property_row_new (field);

  self->rows[field] = CB_PROPERTY_ROW (row);
  adw_preferences_group_add (self->contact_group, row);
}

static void
build_contact (CbProfilePage *self)
{
  self->contact_group = add_group (self, _("Contact Details"));
  add_contact_row (self, CB_CUSTOMER_FIELD_CONTACT);
  add_contact_row (self, CB_CUSTOMER_FIELD_EMAIL);
}

static void
build_phones (CbProfilePage *self)
{
  add_contact_row (self, CB_CUSTOMER_FIELD_PHONE);
  add_contact_row (self, CB_CUSTOMER_FIELD_MOBILE);
  add_contact_row (self, CB_CUSTOMER_FIELD_WEBSITE);
}

static void
build_notes (CbProfilePage *self)
{
  self->notes_view = g_object_new (GTK_TYPE_TEXT_VIEW,
                                   "accepts-tab", FALSE,
                                   "bottom-margin", NOTES_MARGIN,
                                   "cursor-visible", FALSE,
                                   "editable", FALSE,
                                   "left-margin", NOTES_MARGIN,
                                   "right-margin", NOTES_MARGIN,
                                   "top-margin", NOTES_MARGIN,
                                   "wrap-mode", GTK_WRAP_WORD_CHAR,
                                   NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->notes_view), "inline");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->notes_view),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Notes"),
                                  -1);
  self->notes_scroller = g_object_new (GTK_TYPE_SCROLLED_WINDOW,
                                       "child", self->notes_view,
                                       "hscrollbar-policy", GTK_POLICY_NEVER,
                                       "max-content-height", 320,
                                       "overflow", GTK_OVERFLOW_HIDDEN,
                                       "propagate-natural-height", TRUE,
                                       NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->notes_scroller), "card");

  self->notes_group = add_group (self, _("Notes"));
  adw_preferences_group_add (self->notes_group, GTK_WIDGET (self->notes_scroller));
}

static AdwActionRow *
add_about_row (AdwPreferencesGroup *group,
               const char          *title)
{
  AdwActionRow *row = g_object_new (ADW_TYPE_ACTION_ROW,
                                    "title", title,
                                    "use-markup", FALSE,
                                    NULL);

  gtk_widget_add_css_class (GTK_WIDGET (row), "property");
  adw_preferences_group_add (group, GTK_WIDGET (row));

  return row;
}

static void
build_about (CbProfilePage *self)
{
  /* Translators: heading of dates and the like, about a customer */
  AdwPreferencesGroup *group = add_group (self, _("About"));

  self->assigned_row = add_about_row (group, _("Assigned To"));
  adw_action_row_set_subtitle_selectable (self->assigned_row, TRUE);
  self->created_row = add_about_row (group, _("Created"));
  self->changed_row = add_about_row (group, _("Changed"));
  self->activity_row = add_about_row (group, _("Last Activity"));
  for (guint i = 1; i < CB_N_ACCOUNTINGS; i++)
    {
      self->link_rows[i] = CB_ACCOUNTING_ROW (cb_accounting_row_new (i));
      adw_preferences_group_add (group, GTK_WIDGET (self->link_rows[i]));
    }
}

typedef void (*Part) (CbProfilePage *self);

static const Part parts[] = {
  build_head, _cb_profile_page_build_tabs, _cb_profile_page_build_summary, _cb_profile_page_build_recent,
  build_contact, build_phones, build_notes, build_about,
};

static void
fill_assigned (CbProfilePage *self)
{
  g_autofree char *person = cb_display_quote (cb_customer_get_assigned_name (self->customer));
  /* Translators: %s is one of the people who work with the book */
  g_autofree char *text = g_strdup_printf (_("Assigned to %s"), person);
  gboolean assigned = cb_customer_get_assigned_to (self->customer) != 0;

  gtk_label_set_label (self->assigned_label, assigned ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->assigned_label), assigned);
}

/* (transfer full): in short; the banner says it all */
static char *
describe_state (CbCustomer *customer)
{
  g_autofree char *since = cb_time_format_date (cb_customer_get_deleted_at (customer));
  g_autofree char *until = cb_time_format_date (cb_customer_get_erase_at (customer));

  if (cb_customer_get_pending (customer))
    /* Translators: a date, on which a customer is to be deleted forever */
    return g_strdup_printf (_("Erasure pending on %s"), until);
  if (cb_customer_get_deleted (customer))
    /* Translators: a date, on which a customer was deleted */
    return g_strdup_printf (_("Deleted since %s"), since);

  /* Translators: a customer who isn't deleted */
  return g_strdup (C_("customer", "Active"));
}

static void
fill_head (CbProfilePage *self)
{
  g_autofree char *name = cb_display_text (cb_customer_get_name (self->customer));
  g_autofree char *number = cb_display_quote (cb_customer_get_number (self->customer));
  g_autofree char *state = describe_state (self->customer);
  g_autofree char *subtitle = NULL;
  const char *company = cb_customer_get_text (self->customer, CB_CUSTOMER_FIELD_COMPANY);

  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), name);
  cb_photo_button_set_customer (CB_PHOTO_BUTTON (self->photo_button), self->id, name, !cb_customer_get_deleted (self->customer),
                                cb_customer_get_pending (self->customer));
  gtk_label_set_label (self->name_label, name);

  if (company[0] != '\0' && g_strcmp0 (company, cb_customer_get_name (self->customer)) != 0)
    {
      g_autofree char *quoted = cb_display_quote (company);

      /* Translators: the number of a customer, their company, and whether they are
       * active, deleted or to be erased */
      subtitle = g_strdup_printf (_("No. %s · %s · %s"), number, quoted, state);
    }
  else
    {
      /* Translators: the number of a customer, and whether they are active, deleted
       * or to be erased */
      subtitle = g_strdup_printf (_("No. %s · %s"), number, state);
    }
  gtk_label_set_label (self->subtitle_label, subtitle);
  fill_assigned (self);
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

/* Nobody who is deleted is called or written to, and no mask is opened. */
static void
fill_reach_button (CbProfilePage   *self,
                   CbCustomerField  field,
                   CbPropertyUse    use,
                   const char      *value)
{
  g_autofree char *uri = use == CB_PROPERTY_USE_ALL ? cb_property_row_make_uri (field, value) : NULL;

  gtk_widget_set_visible (self->reach_buttons[field], uri != NULL);
}

static void
fill_details (CbProfilePage *self)
{
  g_autofree char *assigned = NULL;
  g_autofree char *notes = NULL;
  gboolean any_contact = FALSE;
  CbPropertyUse use = CB_PROPERTY_USE_ALL;

  if (cb_customer_get_pending (self->customer))
    use = CB_PROPERTY_USE_NONE;
  else if (cb_customer_get_deleted (self->customer))
    use = CB_PROPERTY_USE_NO_CONTACT;

  for (guint i = 0; i < G_N_ELEMENTS (contact_fields); i++)
    {
      const char *value = cb_customer_get_text (self->customer, contact_fields[i]);

      cb_property_row_set_value (self->rows[contact_fields[i]], value);
      cb_property_row_set_use (self->rows[contact_fields[i]], use);
      any_contact |= value[0] != '\0';
      if (self->reach_buttons[contact_fields[i]] != NULL)
        fill_reach_button (self, contact_fields[i], use, value);
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

  for (guint i = 1; i < CB_N_ACCOUNTINGS; i++)
    cb_accounting_row_set_reference (self->link_rows[i], self->profile->links[i]);

  set_time (self->created_row, cb_customer_get_created (self->customer));
  set_time (self->changed_row, cb_customer_get_changed (self->customer));
  set_time (self->activity_row, cb_customer_get_last_activity (self->customer));
}

/* Of both, what is seen first. */
#define N_BUILT_FIRST  3
#define N_FILLED_FIRST 4

gboolean
_cb_profile_page_build_next (CbProfilePage *self)
{
  parts[self->n_built++] (self);

  return self->n_built < N_BUILT_FIRST;
}

static const Part fills[] = {
  fill_head, _cb_profile_page_fill_kinds, _cb_profile_page_fill_tabs, _cb_profile_page_fill_summary,
  _cb_profile_page_fill_recent, fill_details,
};

gboolean
_cb_profile_page_fill_next (CbProfilePage *self)
{
  fills[self->n_filled++] (self);

  /* What is all there is changed before any of it is seen anew. */
  return self->n_filled < (self->n_built == G_N_ELEMENTS (parts) ? G_N_ELEMENTS (fills) : N_FILLED_FIRST);
}

gboolean
_cb_profile_page_finish_next (CbProfilePage *self)
{
  if (self->n_built < G_N_ELEMENTS (parts))
    parts[self->n_built++] (self);
  else if (self->n_filled < G_N_ELEMENTS (fills))
    fills[self->n_filled++] (self);

  return self->n_filled < G_N_ELEMENTS (fills);
}
