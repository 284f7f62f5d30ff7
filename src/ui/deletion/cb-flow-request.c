/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-flow-request.h"

CbFlowRequest *
cb_flow_request_new (CbFlowSource   source,
                     CbAction       action,
                     const CbIdSet *set)
{
  CbFlowRequest *self = g_new0 (CbFlowRequest, 1);

  g_ref_count_init (&self->ref_count);
  self->source = source;
  self->action = action;
  self->set = set != NULL ? cb_id_set_copy (set) : NULL;

  return self;
}

CbFlowRequest *
cb_flow_request_ref (CbFlowRequest *self)
{
  g_ref_count_inc (&self->ref_count);

  return self;
}

void
cb_flow_request_unref (CbFlowRequest *self)
{
  if (!g_ref_count_dec (&self->ref_count))
    return;

  g_clear_pointer (&self->set, cb_id_set_unref);
  g_free (self);
}
