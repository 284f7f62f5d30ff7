/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-operation.h"
#include "cb-plan-private.h"
#include "cb-progress.h"
#include "cb-proof.h"

G_BEGIN_DECLS

/* A plan that is being applied, in a transaction on the writing thread. */
typedef struct
{
  CbConnection *connection;
  CbPlan       *plan;
  CbProgress   *progress;
  CbProof      *proof;   /* of an erasure: (transfer full) to who applies */
  gsize         n_done;
  gsize         n_all;
  /* What an erasure has taken away. */
  gsize         n_items;
  gsize         n_records[CB_N_RECORD_KINDS];
  gboolean      words_lost; /* the index of words isn't what it should be */
  gboolean      by_itself; /* nobody has asked for it just now */
} CbApplyRun;

/* Statements on the customers or items of @set, bound as their first
 * parameter. */
typedef gboolean (*CbChunkFunc) (CbApplyRun     *run,
                                 const CbIdSet  *set,
                                 gint64          operation_id,
                                 GError        **error);

void      cb_apply_run_set_changed     (GError        **error);
gboolean  cb_apply_run_on_set          (CbApplyRun     *run,
                                        const char     *sql,
                                        const CbIdSet  *set,
                                        gint64          operation_id,
                                        GError        **error);
gboolean  cb_apply_run_exactly         (CbApplyRun     *run,
                                        const char     *sql,
                                        const CbIdSet  *set,
                                        gint64          operation_id,
                                        GError        **error);
gboolean  cb_apply_run_for_each_chunk  (CbApplyRun     *run,
                                        const CbIdSet  *set,
                                        CbChunkFunc     func,
                                        gint64          operation_id,
                                        GError        **error);
gint64    cb_apply_run_record          (CbApplyRun     *run,
                                        CbOperationKind kind,
                                        GError        **error);

/* By action: each records an operation and returns its id, or 0 with @error. */
gint64    cb_apply_delete              (CbApplyRun     *run,
                                        GError        **error);
gint64    cb_apply_undelete            (CbApplyRun     *run,
                                        GError        **error);
gint64    cb_apply_mask                (CbApplyRun     *run,
                                        GError        **error);
gint64    cb_apply_unmask              (CbApplyRun     *run,
                                        GError        **error);
gint64    cb_apply_erase               (CbApplyRun     *run,
                                        GError        **error);
gint64    cb_apply_erase_kept          (CbApplyRun     *run,
                                        GError        **error);
gint64    cb_apply_take_away           (CbApplyRun     *run,
                                        GError        **error);
gint64    cb_apply_bring_back          (CbApplyRun     *run,
                                        GError        **error);
gint64    cb_apply_assign              (CbApplyRun     *run,
                                        GError        **error);

G_END_DECLS
