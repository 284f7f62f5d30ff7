/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-people-keeper.h"

#include <glib/gi18n.h>

#include "cb-lockout.h"
#include "cb-people-store.h"
#include "cb-permission-text.h"

struct _CbPeopleKeeper
{
  GObject    parent_instance;

  CbBook    *book;
  CbPeople  *people;    /* with what is being saved; NULL until they are read */
  guint      n_saving;  /* saves under way */
  guint      n_reading; /* reads under way */
};

G_DEFINE_FINAL_TYPE (CbPeopleKeeper, cb_people_keeper, G_TYPE_OBJECT)

enum
{
  SIGNAL_CHANGED,
  SIGNAL_FAILED,
  SIGNAL_UNREADABLE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* A choice that waits for an answer. */
typedef struct
{
  CbPeopleKeeper *keeper;
  CbPerson       *person;      /* to be saved, or NULL */
  gint64          group_id;
  CbPermission    permission;  /* to be taken from the group, or none */
  gint64          move_to;     /* where its people go if it is to be removed */
} Choice;

static void
choice_free (Choice *choice)
{
  g_clear_object (&choice->keeper);
  g_clear_object (&choice->person);
  g_free (choice);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Choice, choice_free)

/* While there is more to come, what was chosen would be put back for a moment:
 * it is said when that has been read. */
static void
emit_changed (CbPeopleKeeper *self)
{
  if (self->people != NULL && self->n_saving == 0 && self->n_reading == 0)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (CbPeopleKeeper) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (CbPeople) people = cb_people_store_get_finish (CB_BOOK (source), result, &error);

  self->n_reading--;
  /* What is saved meanwhile isn't in it, and is read afterwards. */
  if (self->n_saving > 0 || self->n_reading > 0)
    return;

  if (people != NULL)
    g_set_object (&self->people, people);
  else if (self->people == NULL)
    g_signal_emit (self, signals[SIGNAL_UNREADABLE], 0, error);
  emit_changed (self);
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (CbPeopleKeeper) self = user_data;
  g_autoptr (GError) error = NULL;
  gint64 id = cb_people_store_change_finish (CB_BOOK (source), result, &error);

  self->n_saving--;
  cb_people_keeper_read (self);
  if (id == 0)
    g_signal_emit (self, signals[SIGNAL_FAILED], 0, error);
}

/* Not cancelled when the dialog goes: what was chosen is saved. */
static gpointer
begin_saving (CbPeopleKeeper *self)
{
  self->n_saving++;

  return g_object_ref (self);
}

static void
book_changed_cb (CbPeopleKeeper *self,
                 const CbChange *change)
{
  if ((change->people || change->everything) && self->n_saving == 0)
    cb_people_keeper_read (self);
}

static void
cb_people_keeper_finalize (GObject *object)
{
  CbPeopleKeeper *self = CB_PEOPLE_KEEPER (object);

  g_clear_object (&self->people);
  g_clear_object (&self->book);

  G_OBJECT_CLASS (cb_people_keeper_parent_class)->finalize (object);
}

static void
cb_people_keeper_class_init (CbPeopleKeeperClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cb_people_keeper_finalize;

  signals[SIGNAL_CHANGED] =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_FAILED] =
    g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
  signals[SIGNAL_UNREADABLE] =
    g_signal_new ("unreadable", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
cb_people_keeper_init (CbPeopleKeeper *self)
{
}

/**
 * cb_people_keeper_new:
 *
 * Returns: (transfer full): one that has read nothing yet
 */
CbPeopleKeeper *
cb_people_keeper_new (CbBook *book)
{
  CbPeopleKeeper *self = g_object_new (CB_TYPE_PEOPLE_KEEPER, NULL);

  g_return_val_if_fail (CB_IS_BOOK (book), self);

  self->book = g_object_ref (book);
  g_signal_connect_object (book, "changed", G_CALLBACK (book_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (book, "notify::actor", G_CALLBACK (emit_changed), self, G_CONNECT_SWAPPED);

  return self;
}

void
cb_people_keeper_read (CbPeopleKeeper *self)
{
  g_return_if_fail (CB_IS_PEOPLE_KEEPER (self));

  self->n_reading++;
  cb_people_store_get_async (self->book, NULL, read_cb, g_object_ref (self));
}

CbPeople *
cb_people_keeper_get_people (CbPeopleKeeper *self)
{
  g_return_val_if_fail (CB_IS_PEOPLE_KEEPER (self), NULL);

  return self->people;
}

static gint64
get_self (CbPeopleKeeper *self)
{
  return cb_actor_get_person_id (cb_book_get_actor (self->book));
}

gboolean
cb_people_keeper_is_self (CbPeopleKeeper *self,
                          gint64          person_id)
{
  g_return_val_if_fail (CB_IS_PEOPLE_KEEPER (self), FALSE);

  return person_id != 0 && person_id == get_self (self);
}

CbPermissionSet
cb_people_keeper_get_permissions (CbPeopleKeeper *self)
{
  g_return_val_if_fail (CB_IS_PEOPLE_KEEPER (self), (CbPermissionSet) { 0 });

  return cb_actor_get_permissions (cb_book_get_actor (self->book));
}

char *
cb_people_keeper_describe_hindrance (CbPeopleKeeper *self)
{
  CbActor *actor;
  CbPermissionSet missing = { 0 };
  g_autofree char *text = NULL;
  g_auto (GStrv) paragraphs = NULL;

  g_return_val_if_fail (CB_IS_PEOPLE_KEEPER (self), NULL);

  if (cb_book_get_read_only (self->book))
    return g_strdup (_("This book can only be read. Nothing in it can be changed."));

  actor = cb_book_get_actor (self->book);
  if (cb_actor_may (actor, CB_PERMISSION_CHANGE_PEOPLE))
    return NULL;

  cb_permission_set_add (&missing, CB_PERMISSION_CHANGE_PEOPLE);
  text = cb_permissions_deny (missing, cb_actor_get_group (actor));
  paragraphs = g_strsplit (text, "\n\n", -1);

  return g_strjoinv ("\n", paragraphs);
}

/* Whether one may do all that the group may. */
static gboolean
may_handle (CbPeopleKeeper *self,
            CbGroup        *group)
{
  return cb_permission_set_is_empty (cb_permission_set_without (cb_group_get_permissions (group),
                                                                cb_people_keeper_get_permissions (self)));
}

char *
cb_people_keeper_hinder_person (CbPeopleKeeper *self,
                                CbPerson       *person)
{
  char *hindrance = cb_people_keeper_describe_hindrance (self);
  CbGroup *group;

  if (hindrance != NULL || self->people == NULL)
    return hindrance;

  group = cb_people_find_group (self->people, cb_person_get_group (person));
  if (group == NULL || may_handle (self, group))
    return NULL;

  return g_strdup (_("This person may do more than you, so you can’t change anything here."));
}

char *
cb_people_keeper_hinder_group (CbPeopleKeeper *self,
                               CbGroup        *group)
{
  char *hindrance = cb_people_keeper_describe_hindrance (self);

  if (hindrance != NULL || may_handle (self, group))
    return hindrance;

  return g_strdup (_("This group may do more than you, so you can’t change anything here."));
}

CbBook *
cb_people_keeper_get_book (CbPeopleKeeper *self)
{
  g_return_val_if_fail (CB_IS_PEOPLE_KEEPER (self), NULL);

  return self->book;
}

GPtrArray *
cb_people_keeper_list_groups (CbPeopleKeeper *self,
                              gint64          except)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (g_object_unref);
  GPtrArray *groups;

  g_return_val_if_fail (CB_IS_PEOPLE_KEEPER (self), list);
  g_return_val_if_fail (self->people != NULL, list);

  groups = cb_people_get_groups (self->people);
  for (guint i = 0; i < groups->len; i++)
    {
      if (cb_group_get_id (groups->pdata[i]) != except && may_handle (self, groups->pdata[i]))
        g_ptr_array_add (list, g_object_ref (groups->pdata[i]));
    }

  return list;
}

/* So that what is chosen next builds on it, before it is read again. */
static void
replace_person (CbPeopleKeeper *self,
                CbPerson       *person)
{
  g_autoptr (CbPeople) before = g_steal_pointer (&self->people);
  GPtrArray *people = g_ptr_array_copy (cb_people_get_people (before), (GCopyFunc) g_object_ref, NULL);

  g_ptr_array_set_free_func (people, g_object_unref);
  for (guint i = 0; i < people->len; i++)
    {
      if (cb_person_get_id (people->pdata[i]) == cb_person_get_id (person))
        g_set_object ((CbPerson **) &people->pdata[i], person);
    }
  self->people = cb_people_new (people, g_ptr_array_ref (cb_people_get_groups (before)),
                                cb_id_set_ref (cb_people_get_with_password (before)));
}

static void
save_person (CbPeopleKeeper *self,
             CbPerson       *person)
{
  replace_person (self, person);
  cb_people_store_save_person_async (self->book, person, saved_cb, begin_saving (self));
}

static void
remove_group (CbPeopleKeeper *self,
              gint64          group_id,
              gint64          move_to)
{
  cb_people_store_remove_group_async (self->book, group_id, move_to, saved_cb, begin_saving (self));
}

static void
set_permission (CbPeopleKeeper *self,
                gint64          group_id,
                CbPermission    permission,
                gboolean        allowed)
{
  cb_people_store_set_permission_async (self->book, group_id, permission, allowed, saved_cb, begin_saving (self));
}

static void
answered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (Choice) choice = user_data;
  CbPeopleKeeper *self = choice->keeper;

  if (!cb_lockout_ask_finish (result))
    emit_changed (self);
  else if (choice->person != NULL)
    save_person (self, choice->person);
  else if (choice->permission != CB_PERMISSION_NONE)
    set_permission (self, choice->group_id, choice->permission, FALSE);
  else
    remove_group (self, choice->group_id, choice->move_to);
}

static Choice *
new_choice (CbPeopleKeeper *self)
{
  Choice *choice = g_new0 (Choice, 1);

  choice->keeper = g_object_ref (self);

  return choice;
}

void
cb_people_keeper_save_person (CbPeopleKeeper *self,
                              GtkWidget      *parent,
                              CbPerson       *person)
{
  CbLockout lockout;

  g_return_if_fail (CB_IS_PEOPLE_KEEPER (self));
  g_return_if_fail (self->people != NULL);

  lockout = cb_lockout_of_person (self->people, get_self (self), person);
  if (lockout != CB_LOCKOUT_NONE)
    {
      Choice *choice = new_choice (self);

      choice->person = g_object_ref (person);
      cb_lockout_ask_async (parent, lockout, answered_cb, choice);
    }
  else
    {
      save_person (self, person);
    }
}

void
cb_people_keeper_set_permission (CbPeopleKeeper *self,
                                 GtkWidget      *parent,
                                 gint64          group_id,
                                 CbPermission    permission,
                                 gboolean        allowed)
{
  CbLockout lockout = CB_LOCKOUT_NONE;

  g_return_if_fail (CB_IS_PEOPLE_KEEPER (self));
  g_return_if_fail (self->people != NULL);

  if (!allowed)
    lockout = cb_lockout_of_permission (self->people, get_self (self), group_id, permission);
  if (lockout != CB_LOCKOUT_NONE)
    {
      Choice *choice = new_choice (self);

      choice->group_id = group_id;
      choice->permission = permission;
      cb_lockout_ask_async (parent, lockout, answered_cb, choice);
    }
  else
    {
      set_permission (self, group_id, permission, allowed);
    }
}

void
cb_people_keeper_remove_group (CbPeopleKeeper *self,
                               GtkWidget      *parent,
                               gint64          group_id,
                               gint64          move_to)
{
  CbLockout lockout;

  g_return_if_fail (CB_IS_PEOPLE_KEEPER (self));
  g_return_if_fail (self->people != NULL);

  lockout = cb_lockout_of_removal (self->people, get_self (self), group_id, move_to);
  if (lockout != CB_LOCKOUT_NONE)
    {
      Choice *choice = new_choice (self);

      choice->group_id = group_id;
      choice->move_to = move_to;
      cb_lockout_ask_async (parent, lockout, answered_cb, choice);
    }
  else
    {
      remove_group (self, group_id, move_to);
    }
}

void
cb_people_keeper_add_group (CbPeopleKeeper *self,
                            const char     *name,
                            gint64          model)
{
  g_return_if_fail (CB_IS_PEOPLE_KEEPER (self));

  cb_people_store_add_group_async (self->book, name, model, saved_cb, begin_saving (self));
}

void
cb_people_keeper_rename_group (CbPeopleKeeper *self,
                               gint64          group_id,
                               const char     *name)
{
  g_return_if_fail (CB_IS_PEOPLE_KEEPER (self));

  cb_people_store_rename_group_async (self->book, group_id, name, saved_cb, begin_saving (self));
}
