/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-plan.h"

G_BEGIN_DECLS

/* Where a plan comes from; it is made again when it no longer holds. */
typedef enum
{
  CB_FLOW_SOURCE_CUSTOMERS,
  CB_FLOW_SOURCE_ITEMS,
  CB_FLOW_SOURCE_LAST,       /* the last operation that can be undone, or redone */
  CB_FLOW_SOURCE_OPERATION,  /* one operation */
} CbFlowSource;

/**
 * CbFlowRequest:
 *
 * What the person asked for, to go on with it later. Immutable once it is in
 * use, and reference counted.
 */
typedef struct
{
  grefcount     ref_count;
  CbFlowSource  source;
  CbAction      action;
  CbIdSet      *set;           /* (nullable) customers or items */
  gint64        operation_id;
  gint64        assignee;      /* to whom to assign them, or 0 for nobody */
  gboolean      redo;
} CbFlowRequest;

/* @set: (nullable): copied */
CbFlowRequest *cb_flow_request_new   (CbFlowSource    source,
                                      CbAction        action,
                                      const CbIdSet  *set);
CbFlowRequest *cb_flow_request_ref   (CbFlowRequest  *self);
void           cb_flow_request_unref (CbFlowRequest  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CbFlowRequest, cb_flow_request_unref)

G_END_DECLS
