/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void cb_present_soon (AdwDialog *dialog,
                      GtkWidget *parent);
void cb_push_soon    (AdwNavigationView *view,
                      AdwNavigationPage *page);

G_END_DECLS
