/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-assigning.h"

#include "cb-apply-run.h"
#include "cb-assignment-rows.h"

/* @set: (transfer full) */
static void
add_part (CbPlan  *plan,
          gint64   person,
          CbIdSet *set)
{
  if (plan->parts == NULL)
    plan->parts = g_ptr_array_new_with_free_func ((GDestroyNotify) cb_operation_set_free);

  for (guint i = 0; i < plan->parts->len; i++)
    {
      CbOperationSet *part = plan->parts->pdata[i];

      if (part->source != person)
        continue;
      cb_id_set_union (part->set, set);
      cb_id_set_unref (set);
      return;
    }

  g_ptr_array_add (plan->parts, cb_operation_set_new (person, set));
}

gboolean
cb_assigning_plan (CbPlan        *plan,
                   CbConnection  *connection,
                   GError       **error)
{
  gint64 person = plan->recipe->assignee;
  g_autoptr (CbIdSet) already = cb_assignment_rows_find (connection, plan->customers, person, error);

  if (already == NULL)
    return FALSE;

  cb_plan_leave_out (plan, CB_LEFT_OUT_ASSIGNED, already);
  cb_id_set_subtract (plan->customers, already);
  add_part (plan, person, cb_id_set_copy (plan->customers));

  return TRUE;
}

/* Shares @set (transfer full) out among those of whom @before says that they had
 * them; the rest nobody had. */
static void
give_back (CbPlan    *plan,
           GPtrArray *before,
           CbIdSet   *set)
{
  for (guint i = 0; i < before->len; i++)
    {
      CbOperationSet *former = before->pdata[i];
      CbIdSet *own;

      if (former->source == 0)
        continue;
      own = cb_id_set_copy (set);
      cb_id_set_intersect (own, former->set);
      cb_id_set_subtract (set, own);
      if (cb_id_set_is_empty (own))
        cb_id_set_unref (own);
      else
        add_part (plan, former->source, own);
    }

  if (cb_id_set_is_empty (set))
    cb_id_set_unref (set);
  else
    add_part (plan, 0, set);
}

gboolean
cb_assigning_reverse (CbPlan        *plan,
                      CbConnection  *connection,
                      CbOperation   *operation,
                      GError       **error)
{
  gint64 id = cb_operation_get_id (operation);
  g_autoptr (GPtrArray) before = cb_operation_rows_get_sets (connection, id, error);
  g_autoptr (GPtrArray) after = before != NULL ? cb_assignment_rows_get (connection, id, error) : NULL;

  if (after == NULL)
    return FALSE;

  for (guint i = 0; i < after->len; i++)
    {
      CbOperationSet *part = after->pdata[i];
      CbIdSet *still = cb_assignment_rows_find (connection, part->set, part->source, error);

      if (still == NULL)
        return FALSE;
      cb_id_set_union (plan->customers, still);
      give_back (plan, before, still);
    }

  return TRUE;
}

gint64
cb_apply_assign (CbApplyRun  *run,
                 GError     **error)
{
  CbPlan *plan = run->plan;
  g_autoptr (GPtrArray) before = cb_assignment_rows_split (run->connection, plan->customers, error);
  gint64 id = before != NULL ? cb_apply_run_record (run, CB_OPERATION_ASSIGN, error) : 0;

  if (id == 0)
    return 0;

  for (guint i = 0; i < before->len; i++)
    {
      CbOperationSet *part = before->pdata[i];

      if (part->source != 0 &&
          !cb_operation_rows_add_set (run->connection, id, part->source, part->set, error))
        return 0;
    }

  for (guint i = 0; plan->parts != NULL && i < plan->parts->len; i++)
    {
      CbOperationSet *part = plan->parts->pdata[i];

      if (!cb_assignment_rows_record (run->connection, id, part->source, part->set, error) ||
          !cb_assignment_rows_set (run->connection, part->set, part->source, error))
        return 0;
    }

  return id;
}
