/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CbSieve:
 *
 * Finds the places in a text where strings of bytes may stand that are looked
 * for all at once, and passes over nearly all others.
 *
 * Of each string a window is chosen, and in it as many blocks as the sieve has
 * strides. Whatever the place of the string in the text, one of these blocks
 * begins at a place that can be divided by the stride: so only these places are
 * looked at, and most of them are passed over after one look into a table that
 * fits the processor's cache. This is the idea of Wu and Manber, "A fast
 * algorithm for multi-pattern searching" (1994).
 *
 * The longer a block is, the fewer places have it by chance; so there is a
 * sieve for strings of each of some sizes.
 */
typedef struct _CbSieve CbSieve;

#define CB_N_SIEVES 3
/* The shortest string that any sieve takes. */
#define CB_SIEVE_MIN 8

/* The string @needle may begin at @start. */
typedef void (*CbSieveFunc) (guint     needle,
                             gsize     start,
                             gpointer  user_data);

/* The number of the sieve for strings of @size bytes, not fewer than
 * %CB_SIEVE_MIN. */
guint     cb_sieve_choose  (gsize          size);

CbSieve  *cb_sieve_new     (guint          number);
void      cb_sieve_free    (CbSieve       *self);

/* First all strings are announced, then they are added. */
void      cb_sieve_expect  (CbSieve       *self,
                            const guint8  *bytes,
                            gsize          size);
void      cb_sieve_add     (CbSieve       *self,
                            const guint8  *bytes,
                            gsize          size,
                            guint          needle);
void      cb_sieve_scan    (CbSieve       *self,
                            const guint8  *text,
                            gsize          size,
                            CbSieveFunc    func,
                            gpointer       user_data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CbSieve, cb_sieve_free)

G_END_DECLS
