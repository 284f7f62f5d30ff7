/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-database.h"
#include "cb-proof.h"

G_BEGIN_DECLS

/* After an erasure: wipes what it left in the files, looks for remains, and
 * writes down what came of that. Not to be cancelled: the customers are gone,
 * but the old pages are still in the log. */
void      cb_proof_run_async  (CbDatabase           *database,
                               CbProof              *proof,
                               gint64                operation_id,
                               GAsyncReadyCallback   callback,
                               gpointer              user_data);
gboolean  cb_proof_run_finish (CbDatabase           *database,
                               GAsyncResult         *result,
                               GError              **error);

G_END_DECLS
