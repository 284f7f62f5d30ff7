/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * customer-book --reset-password: takes the passwords of all administrators of the
 * book at @path away, for when nobody knows one any more. Whoever may write the
 * file may do this, as they might have written anything. Says on the standard
 * output what was done, and returns the exit status.
 */
int cb_reset_command_run (const char *path);

G_END_DECLS
