/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a plan, or an operation, does to items and records. The numbers stand in
 * books; never change them. */
typedef enum
{
  CB_FATE_BLOCKS = 0,     /* nothing: they stand in the way */
  CB_FATE_CLOSED = 1,
  CB_FATE_DELETED = 2,
  CB_FATE_ERASED = 3,
  CB_FATE_KEPT = 4,       /* masked */
  CB_FATE_REOPENED = 5,
  CB_FATE_UNDELETED = 6,
} CbFate;
#define CB_N_FATES (CB_FATE_UNDELETED + 1)

G_END_DECLS
