-- SPDX-License-Identifier: GPL-3.0-or-later
-- Dependents have fields of their own: those of children, pets and vehicles. A date of
-- birth is written like 2019-05-01; what nobody knows is empty.
ALTER TABLE dependent ADD COLUMN birth_date TEXT NOT NULL DEFAULT '';
ALTER TABLE dependent ADD COLUMN school     TEXT NOT NULL DEFAULT '';
ALTER TABLE dependent ADD COLUMN breed      TEXT NOT NULL DEFAULT '';
ALTER TABLE dependent ADD COLUMN model      TEXT NOT NULL DEFAULT '';
ALTER TABLE dependent ADD COLUMN plate      TEXT NOT NULL DEFAULT '';
