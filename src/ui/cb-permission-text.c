/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-permission-text.h"

#include <glib/gi18n.h>

#include "cb-display-text.h"

typedef struct
{
  const char *title;
  const char *sentence;
  const char *denial;    /* with the name of a group */
} Words;

static const Words words[CB_PERMISSION_FIRST_ON_ITEMS] = {
  [CB_PERMISSION_SEE_CUSTOMERS] = {
    N_("See customers"),
    N_("Open the page Customers and the profiles of customers."),
    N_("Your group, %s, may not see customers."),
  },
  [CB_PERMISSION_CREATE_CUSTOMERS] = {
    N_("Create customers"),
    N_("Add new customers, and say whom they are assigned to."),
    N_("Your group, %s, may not create customers."),
  },
  [CB_PERMISSION_EDIT_CUSTOMERS] = {
    N_("Edit customers"),
    N_("Change what is written about customers."),
    N_("Your group, %s, may not edit customers."),
  },
  [CB_PERMISSION_REASSIGN_CUSTOMERS] = {
    N_("Reassign customers"),
    N_("Assign customers to somebody else, or to nobody."),
    N_("Your group, %s, may not reassign customers."),
  },
  [CB_PERMISSION_DELETE_CUSTOMERS] = {
    N_("Delete customers"),
    N_("Move customers to Deleted Customers, one at a time. Undoing that takes the permission to undelete them."),
    N_("Your group, %s, may not delete customers."),
  },
  [CB_PERMISSION_DELETE_MANY] = {
    N_("Delete many customers at once"),
    N_("Delete a selection, or all customers, in one go. Takes the permission to delete customers, too."),
    N_("Your group, %s, may delete only one customer at a time."),
  },
  [CB_PERMISSION_SEE_DELETED] = {
    N_("See deleted customers"),
    N_("Open the page Deleted Customers and the profiles there."),
    N_("Your group, %s, may not see deleted customers."),
  },
  [CB_PERMISSION_UNDELETE] = {
    N_("Undelete customers"),
    N_("Bring deleted customers back, one or many, and undo deletions."),
    N_("Your group, %s, may not undelete customers."),
  },
  [CB_PERMISSION_DELETE_FOREVER] = {
    N_("Delete customers forever"),
    N_("Erase deleted customers and kept records, at once or later, one at a time, and cancel erasures that are still to come."),
    N_("Your group, %s, may not delete customers forever."),
  },
  [CB_PERMISSION_CLEAN_UP] = {
    N_("Clean up deleted customers"),
    N_("Delete many or all of the deleted customers forever, in one go. Takes the permission to delete customers forever, too."),
    N_("Your group, %s, may delete only one customer forever at a time."),
  },
  [CB_PERMISSION_SEE_INBOX] = {
    N_("See the inbox"),
    N_("Read conversations with customers, and see whom they are with."),
    N_("Your group, %s, may not see the inbox."),
  },
  [CB_PERMISSION_WRITE_MESSAGES] = {
    N_("Write messages"),
    N_("Add messages to conversations."),
    N_("Your group, %s, may not write messages."),
  },
  [CB_PERMISSION_DELETE_CONVERSATIONS] = {
    N_("Delete conversations"),
    N_("Delete whole conversations and take that back. Takes the permissions to delete the items in them, too."),
    N_("Your group, %s, may not delete conversations."),
  },
  [CB_PERMISSION_IMPORT] = {
    N_("Import"),
    N_("Read customers from files. Takes the permissions to create and edit customers, too."),
    N_("Your group, %s, may not import."),
  },
  [CB_PERMISSION_EXPORT] = {
    N_("Export"),
    N_("Write lists to files, of customers and of what was done."),
    N_("Your group, %s, may not export."),
  },
  [CB_PERMISSION_EXPORT_PERSON] = {
    N_("Export a person’s data"),
    N_("Write all that is known of one customer to a file, as they may ask for it."),
    N_("Your group, %s, may not export a person’s data."),
  },
  [CB_PERMISSION_BACK_UP] = {
    N_("Back up"),
    N_("Copy the whole book."),
    N_("Your group, %s, may not back up the book."),
  },
  [CB_PERMISSION_RESTORE] = {
    N_("Restore"),
    N_("Put a copy in the place of the book."),
    N_("Your group, %s, may not restore the book."),
  },
  [CB_PERMISSION_CHANGE_RULES] = {
    N_("Change the deletion rules"),
    N_("Say what blocks a deletion, what is closed or kept, and when deleted customers are erased."),
    N_("Your group, %s, may not change the deletion rules."),
  },
  [CB_PERMISSION_CHANGE_PREFERENCES] = {
    N_("Change the preferences"),
    N_("Change the other preferences of the book, such as the numbers of new customers."),
    N_("Your group, %s, may not change the preferences."),
  },
  [CB_PERMISSION_CHANGE_PEOPLE] = {
    N_("Change people and groups"),
    N_("Add people, put them into groups, and say what groups may do: never more than one may do oneself."),
    N_("Your group, %s, may not change people and groups."),
  },
  [CB_PERMISSION_SEE_ACTIVITY] = {
    N_("See the activity"),
    N_("Read who did what and when."),
    N_("Your group, %s, may not see the activity."),
  },
};

static const char *const sections[CB_N_PERMISSION_SECTIONS] = {
  [CB_PERMISSION_SECTION_CUSTOMERS] = NC_("permissions", "Customers"),
  [CB_PERMISSION_SECTION_ITEMS] = NC_("permissions", "Items"),
  [CB_PERMISSION_SECTION_INBOX] = NC_("permissions", "Inbox"),
  [CB_PERMISSION_SECTION_IN_AND_OUT] = NC_("permissions", "In and Out"),
  [CB_PERMISSION_SECTION_BOOK] = NC_("permissions", "Book"),
};

/* On the items of a kind, whose name stands in place of %s. */
static const struct
{
  const char *title;
  const char *with_kind;
  const char *sentence;
  const char *denial;    /* with a group, then a kind */
} items[CB_N_ITEM_RIGHTS] = {
  [CB_ITEM_RIGHT_CREATE] = {
    NC_("permissions", "Create"),
    /* Translators: %s is a kind of items: “Quotes” */
    N_("Create: %s"),
    N_("Add new items of this kind."),
    /* Translators: a group, then a kind of items: “Quotes” */
    N_("Your group, %s, may not create items of the kind “%s”."),
  },
  [CB_ITEM_RIGHT_EDIT] = {
    NC_("permissions", "Edit"),
    /* Translators: %s is a kind of items: “Quotes” */
    N_("Edit: %s"),
    N_("Change items of this kind."),
    /* Translators: a group, then a kind of items: “Quotes” */
    N_("Your group, %s, may not edit items of the kind “%s”."),
  },
  [CB_ITEM_RIGHT_DELETE] = {
    NC_("permissions", "Delete"),
    /* Translators: %s is a kind of items: “Quotes” */
    N_("Delete: %s"),
    N_("Delete items of this kind, one or many, by themselves or with their conversation, and take that back."),
    /* Translators: a group, then a kind of items: “Quotes” */
    N_("Your group, %s, may not delete items of the kind “%s”."),
  },
};

/* printf() with words from a table, which the compiler can't check; each "%s" of
 * @text stands for the next of the values. */
static char *
fill_in (const char *text,
         const char *first,
         const char *second)
{
  const char *values[] = { first, second };
  GString *filled = g_string_new (NULL);
  guint n = 0;

  for (const char *p = text; *p != '\0'; p++)
    {
      if (p[0] == '%' && p[1] == 's' && n < G_N_ELEMENTS (values))
        {
          g_string_append (filled, values[n++]);
          p++;
        }
      else
        {
          g_string_append_c (filled, *p);
        }
    }

  return g_string_free_and_steal (filled);
}

char *
cb_group_get_title (CbGroup *group)
{
  CbBuiltInGroup built_in;
  const char *name;

  if (group == NULL)
    return g_strdup (C_("group", "None"));

  built_in = cb_group_get_built_in (group);
  name = cb_group_get_name (group);
  /* Until it is renamed. */
  if (built_in > 0 && built_in < CB_N_BUILT_IN_GROUPS && g_str_equal (name, cb_built_in_group_get_name (built_in)))
    return g_strdup (g_dpgettext2 (NULL, "group", name));

  return cb_display_text (name);
}

const char *
cb_permission_section_get_title (CbPermissionSection section)
{
  g_return_val_if_fail (section < CB_N_PERMISSION_SECTIONS, NULL);

  return g_dpgettext2 (NULL, "permissions", sections[section]);
}

const char *
cb_item_right_get_title (CbItemRight right)
{
  g_return_val_if_fail (right < CB_N_ITEM_RIGHTS, NULL);

  return g_dpgettext2 (NULL, "permissions", items[right].title);
}

char *
cb_permission_get_title (CbPermission permission)
{
  CbItemKind kind;
  CbItemRight right;

  g_return_val_if_fail (cb_permission_is_valid (permission), NULL);

  if (cb_permission_get_items (permission, &kind, &right))
    return fill_in (_(items[right].with_kind), _(cb_item_kind_get_info (kind)->title_plural), "");

  return g_strdup (_(words[permission].title));
}

const char *
cb_permission_describe (CbPermission permission)
{
  CbItemRight right;

  g_return_val_if_fail (cb_permission_is_valid (permission), NULL);

  if (cb_permission_get_items (permission, NULL, &right))
    return _(items[right].sentence);

  return _(words[permission].sentence);
}

static char *
deny (CbPermission  permission,
      const char   *group)
{
  CbItemKind kind;
  CbItemRight right;

  if (cb_permission_get_items (permission, &kind, &right))
    return fill_in (_(items[right].denial), group, _(cb_item_kind_get_info (kind)->title_plural));

  return fill_in (_(words[permission].denial), group, "");
}

char *
cb_permissions_deny (CbPermissionSet  missing,
                     CbGroup         *group)
{
  g_autofree char *title = cb_group_get_title (group);
  g_autofree char *quoted = cb_display_quote (title);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) sentences = NULL;

  if (group == NULL)
    return g_strdup (_("You are in no group, and so may do nothing. An administrator can put you into one."));

  for (CbPermission permission = 1; permission < CB_N_PERMISSIONS; permission++)
    {
      /* Who may not do it at all need not be told of doing it to many. */
      if (cb_permission_set_has (missing, permission) &&
          !cb_permission_set_has (missing, cb_permission_get_base (permission)))
        g_strv_builder_take (builder, deny (permission, quoted));
    }
  g_strv_builder_add (builder, _("An administrator can allow it."));
  sentences = g_strv_builder_end (builder);

  return g_strjoinv ("\n\n", sentences);
}
