/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * customer-book --maintain: erases what is due in the book at @path, without
 * a window, a display or a session. @may_be_missing: a book that isn't there
 * has nothing to do. Says on the standard output what was done, a line for
 * each, and returns the exit status.
 */
int cb_maintain_command_run (const char *path,
                             gboolean    may_be_missing);

G_END_DECLS
