/**
 * All that the page asks for beside its styles: small, so that on a bad line the styles are there first. The rest
 * comes when the page can be read, and used as the form that it is.
 * @module
 */

import "./kompaan.js";
