/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-lockout.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#define RESPONSE_APPLY "apply"

/* Whether who is in the group may change people and groups. */
static gboolean
can_change (CbPeople *people,
            gint64    group_id)
{
  CbGroup *group = cb_people_find_group (people, group_id);

  return group != NULL && cb_permission_set_has (cb_group_get_permissions (group), CB_PERMISSION_CHANGE_PEOPLE);
}

static gboolean
is_last_administrator (CbPeople *people,
                       CbPerson *person)
{
  CbGroup *group = cb_people_find_group (people, cb_person_get_group (person));

  return group != NULL && cb_group_is_administrator (group) && cb_people_count_administrators (people) <= 1;
}

static CbLockout
lock_out_of_people (CbPeople *people,
                    CbPerson *person,
                    gboolean  may_afterwards)
{
  if (!may_afterwards && can_change (people, cb_person_get_group (person)) && !is_last_administrator (people, person))
    return CB_LOCKOUT_PEOPLE;

  return CB_LOCKOUT_NONE;
}

CbLockout
cb_lockout_of_person (CbPeople *people,
                      gint64    self,
                      CbPerson *after)
{
  CbPerson *before = cb_people_find_person (people, self);

  if (before == NULL || cb_person_get_id (after) != self)
    return CB_LOCKOUT_NONE;
  if (!cb_person_get_active (after))
    return is_last_administrator (people, before) ? CB_LOCKOUT_NONE : CB_LOCKOUT_BOOK;

  return lock_out_of_people (people, before, can_change (people, cb_person_get_group (after)));
}

CbLockout
cb_lockout_of_permission (CbPeople     *people,
                          gint64        self,
                          gint64        group_id,
                          CbPermission  permission)
{
  CbPerson *person = cb_people_find_person (people, self);

  if (person == NULL || cb_person_get_group (person) != group_id || permission != CB_PERMISSION_CHANGE_PEOPLE)
    return CB_LOCKOUT_NONE;

  return lock_out_of_people (people, person, FALSE);
}

CbLockout
cb_lockout_of_removal (CbPeople *people,
                       gint64    self,
                       gint64    group_id,
                       gint64    move_to)
{
  CbPerson *person = cb_people_find_person (people, self);

  if (person == NULL || cb_person_get_group (person) != group_id)
    return CB_LOCKOUT_NONE;

  return lock_out_of_people (people, person, can_change (people, move_to));
}

/**
 * cb_lockout_ask_async:
 * @lockout: not %CB_LOCKOUT_NONE
 */
void
cb_lockout_ask_async (GtkWidget           *parent,
                      CbLockout            lockout,
                      GAsyncReadyCallback  callback,
                      gpointer             user_data)
{
  AdwDialog *alert;

  if (lockout == CB_LOCKOUT_BOOK)
    alert = adw_alert_dialog_new (_("Make Yourself Inactive?"),
                                  _("You will not work with this book any more. Only somebody else can change that again."));
  else
    alert = adw_alert_dialog_new (_("Lock Yourself Out?"),
                                  _("You will not be allowed to change people and groups any more. Only somebody else can give that back to you."));

  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (alert),
                                  "cancel", _("_Cancel"),
                                  RESPONSE_APPLY, lockout == CB_LOCKOUT_BOOK ? _("Make _Inactive") : _("_Lock Me Out"),
                                  NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (alert), RESPONSE_APPLY, ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (alert), "cancel");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (alert), "cancel");
  adw_alert_dialog_choose (ADW_ALERT_DIALOG (alert), parent, NULL, callback, user_data);
}

gboolean
cb_lockout_ask_finish (GAsyncResult *result)
{
  g_autoptr (GObject) alert = g_async_result_get_source_object (result);

  return g_str_equal (adw_alert_dialog_choose_finish (ADW_ALERT_DIALOG (alert), result), RESPONSE_APPLY);
}
