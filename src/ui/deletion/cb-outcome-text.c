/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-outcome-text.h"

#include <glib/gi18n.h>

#include "cb-display-text.h"
#include "cb-kind-text.h"
#include "cb-left-out-text.h"
#include "cb-list-text.h"

static const char *const done[CB_N_ACTIONS] = {
  [CB_ACTION_DELETE] = N_("Deleted"),
  [CB_ACTION_UNDELETE] = N_("Undeleted"),
  [CB_ACTION_ERASE] = N_("Deleted forever"),
  [CB_ACTION_MASK] = N_("Masked"),
  [CB_ACTION_UNMASK] = N_("Erasure canceled"),
  [CB_ACTION_DELETE_ITEMS] = N_("Items deleted"),
  [CB_ACTION_UNDELETE_ITEMS] = N_("Items restored"),
  [CB_ACTION_DELETE_CONVERSATION] = N_("Conversation deleted"),
  [CB_ACTION_UNDELETE_CONVERSATION] = N_("Conversation undeleted"),
  [CB_ACTION_ERASE_KEPT] = N_("Kept records deleted forever"),
  [CB_ACTION_ASSIGN] = N_("Reassigned"),
};

const char *
cb_outcome_get_done (CbAction action)
{
  g_return_val_if_fail (action < CB_N_ACTIONS, NULL);

  return _(done[action]);
}

static char *
join_kinds (CbHindrance *hindrance)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) parts = NULL;

  for (guint kind = 1; kind < CB_N_ITEM_KINDS; kind++)
    {
      gsize n = cb_hindrance_get_n_items (hindrance, kind);

      if (n > 0)
        g_strv_builder_take (builder, cb_item_kind_describe_count (kind, n));
    }
  parts = g_strv_builder_end (builder);

  return cb_list_text_join ((const char *const *) parts);
}

static char *
join_numbers (CbHindrance *hindrance)
{
  GPtrArray *numbers = cb_hindrance_get_numbers (hindrance);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < numbers->len; i++)
    {
      g_autofree char *number = cb_display_text (g_ptr_array_index (numbers, i));

      g_string_append (text, i > 0 ? ", " : "");
      g_string_append (text, number);
    }
  if (numbers->len < cb_hindrance_get_n_all (hindrance))
    g_string_append (text, ", …");

  return g_string_free_and_steal (text);
}

char *
cb_outcome_describe (CbAction     action,
                     guint        outcome,
                     CbHindrance *hindrance)
{
  g_autofree char *kinds = NULL;
  g_autofree char *numbers = NULL;

  g_return_val_if_fail (outcome <= CB_OUTCOME_DONE, NULL);

  if (outcome == CB_OUTCOME_DONE)
    return g_strdup (cb_outcome_get_done (action));
  if (outcome != CB_LEFT_OUT_BLOCKED || hindrance == NULL || cb_hindrance_get_n_all (hindrance) == 0)
    return g_strdup (cb_left_out_get_reason (outcome));

  kinds = join_kinds (hindrance);
  numbers = join_numbers (hindrance);

  /* Translators: a list such as "2 quotes and 1 invoice", then their numbers */
  return g_strdup_printf (_("Must be deleted or settled first: %s (%s)"), kinds, numbers);
}
