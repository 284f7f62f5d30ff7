/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * Pictures from anywhere as photos that a book keeps: turned the right way, scaled
 * down, and without whatever else stood in the file.
 */

/* Bytes of a file, and the longer side of what becomes of it. */
#define CB_PHOTO_MAX_FILE_SIZE (20 * 1000 * 1000)
#define CB_PHOTO_MAX_SIDE      512
/* Pixels: what would take more memory than that is not even begun. */
#define CB_PHOTO_MAX_PIXELS    50000000

typedef enum
{
  CB_PHOTO_PROBLEM_NONE,
  CB_PHOTO_PROBLEM_TOO_LARGE,   /* the file */
  CB_PHOTO_PROBLEM_TOO_MANY,    /* pixels */
  CB_PHOTO_PROBLEM_NO_PICTURE,
  CB_PHOTO_PROBLEM_UNREADABLE,
} CbPhotoProblem;

/* (transfer full): the file of a photo, or NULL. On any thread. */
GBytes      *cb_photo_make               (GBytes               *picture,
                                          CbPhotoProblem       *problem);
/* The same, on a thread of its own. */
void         cb_photo_make_async         (GBytes               *picture,
                                          GCancellable         *cancellable,
                                          GAsyncReadyCallback   callback,
                                          gpointer              user_data);
/* The same, for a file. */
void         cb_photo_make_file_async    (GFile                *file,
                                          GCancellable         *cancellable,
                                          GAsyncReadyCallback   callback,
                                          gpointer              user_data);
GBytes      *cb_photo_make_finish        (GAsyncResult         *result,
                                          CbPhotoProblem       *problem);

/* (transfer full) (nullable): a photo to be shown, scaled down until its longer side is
 * @side pixels; NULL for what is none. */
void         cb_photo_show_async         (GBytes               *photo,
                                          int                   side,
                                          GCancellable         *cancellable,
                                          GAsyncReadyCallback   callback,
                                          gpointer              user_data);
GdkTexture  *cb_photo_show_finish        (GAsyncResult         *result);

G_END_DECLS
