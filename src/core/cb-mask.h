/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Stands for each personal value of somebody who is masked, whatever its
 * length. */
#define CB_MASK "*****"
