/**
 * Endpoints that are described by data. A traits file has collections of records, how their values
 * are made, and the endpoints that list them:
 *
 * <pre>{@code
 * collections:
 *   gadgets:
 *     each: {workspace: workspaces}         # made for each record of other collections
 *     count: [1, 5]                         # or rows: a list, each of them as ${row}
 *     with: {owner: {$any: {of: users}}}    # further variables
 *     fields:                               # names with an underscore are for filters alone
 *       _workspaceId: ${workspace.id}
 *       id: {$id: gadget}
 *       ownerId: ${owner.id}
 *       created: {$time: [100, 1]}
 *     order: created
 * endpoints:
 *   - request: GET /v2/gadgets
 *     scope: api:gadgets:read
 *     parameters:
 *       workspaceId: {required: true, field: _workspaceId}
 *       fromDateTime: {type: date_time, from: created}
 *     records: gadgets
 *     items: gadgets
 *     paged: true
 *     nothing: No gadgets found corresponding to the provided filters
 * }</pre>
 *
 * {@code GeneratedValue} lists the values, {@code ParameterTraits} what parameters can be.
 */
@NullMarked
package io.github.gongjdbc.sandbox.traits;

import org.jspecify.annotations.NullMarked;
