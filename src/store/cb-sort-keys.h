/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-customer.h"
#include "cb-statement.h"

G_BEGIN_DECLS

/*
 * What customers are sorted by, made of their fields for the locale of the
 * process.
 */
typedef struct
{
  char *number;
  char *name;
  char *contact;
  char *email;
  char *phone;
} CbSortKeys;

void        cb_sort_keys_init       (CbSortKeys    *self,
                                     const char    *number,
                                     const char    *name,
                                     const char    *contact,
                                     const char    *email,
                                     const char    *phone);
void        cb_sort_keys_clear      (CbSortKeys    *self);
/* Binds five parameters from @first on; the keys must stay until the reset. */
void        cb_sort_keys_bind       (CbSortKeys    *self,
                                     CbStatement   *statement,
                                     int            first);
/* (transfer full): of the number alone. */
char       *cb_sort_keys_make_number (const char   *number);
const char *cb_sort_keys_get_locale (void);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CbSortKeys, cb_sort_keys_clear)

G_END_DECLS
