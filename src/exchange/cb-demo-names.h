/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define CB_DEMO_N_NAMES     12
#define CB_DEMO_N_COMPANIES 4

/**
 * CbDemoCulture:
 *
 * Names as one language has them. Where they are not in Latin letters the
 * spelling for an e-mail address follows after a bar. In the name of a company
 * an @ stands for a family name.
 */
typedef struct
{
  guint       weight;       /* how common it is */
  gboolean    family_first; /* and without a space in between */
  gboolean    latin;
  const char *given[CB_DEMO_N_NAMES];
  const char *family[CB_DEMO_N_NAMES];
  const char *companies[CB_DEMO_N_COMPANIES];
} CbDemoCulture;

extern const CbDemoCulture cb_demo_cultures[];
extern const guint cb_demo_n_cultures;

extern const char *const cb_demo_staff[];
extern const guint cb_demo_n_staff;

extern const char *const cb_demo_notes[];
extern const guint cb_demo_n_notes;

G_END_DECLS
