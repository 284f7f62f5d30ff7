/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-connection.h"
#include "cb-id-set.h"

G_BEGIN_DECLS

/* Of more customers than this, as many are picked at random. */
#define CB_PROOF_MAX_CUSTOMERS 1000

/**
 * CbProof:
 *
 * The search for what an erasure has left: the erased values, kept in memory
 * alone, are looked for in all bytes that the program has written.
 */
typedef struct _CbProof CbProof;

CbProof  *cb_proof_new         (CbConnection   *connection,
                                const CbIdSet  *customers,
                                GError        **error);
CbProof  *cb_proof_ref         (CbProof        *self);
void      cb_proof_unref       (CbProof        *self);

gboolean  cb_proof_search      (CbProof        *self,
                                CbConnection   *connection,
                                gsize          *n_found,
                                GError        **error);
gboolean  cb_proof_record      (CbProof        *self,
                                CbConnection   *connection,
                                gint64          operation_id,
                                GError        **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CbProof, cb_proof_unref)

G_END_DECLS
