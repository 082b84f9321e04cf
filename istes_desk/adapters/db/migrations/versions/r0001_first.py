"""First revision: all tables of the first version, written as data; never edited once it is released."""

from __future__ import annotations

from istes_desk.adapters.db.migrations.making import create_tables

revision = "0001"
down_revision = None

TABLES = {
    "closures": {
        "text": "name",
        "date": "first last",
        "int": "version",
    },
    "counters": {
        "text": "name",
        "int": "value",
        "unique": "name",
    },
    "customers": {
        "text": (
            "name business_name vat_number fiscal_code address postal_code city province phone pec "
            "recipient_code mail_domain data_controller data_processor notes"
        ),
        "word": "connectivity",
        "date?": "conformity_date",
        "bool": "active",
        "int": "version",
        "index": "ix_customers_name=name",
    },
    "duty_templates": {
        "word": "code frequency scope",
        "text": "title_it",
        "date": "valid_from",
        "date?": "valid_to",
        "int": "grace_hours",
        "time": "due_time",
    },
    "firms": {
        "text": (
            "name vat_number fiscal_code address postal_code city province phone email pec iban "
            "creditor_identifier"
        ),
        "cents": "vat_rate",
        "bool": "set_up",
        "int": "version",
    },
    "holidays": {
        "text": "name",
        "int": "month day first_year last_year version",
        "int?": "easter_offset",
    },
    "plans": {
        "text": "code name schedule minutes",
        "date": "valid_from",
        "date?": "valid_to",
        "int": "version",
    },
    "queue_policies": {
        "text": "name call_back",
        "date": "valid_from",
        "bool": "pec_required only_waiting_blocks",
        "date?": "valid_to",
        "int": "version",
    },
    "register_entries": {
        "instant": "at",
        "text": "author subject chain",
        "word": "action",
        "int?": "customer_id device_id",
    },
    "tariffs": {
        "date": "valid_from",
        "date?": "valid_to",
        "int": "unit_minutes",
        "cents": "unit_price",
        "cents?": "call_out_fee",
        "word": "rounding",
        "text": "name",
    },
    "technicians": {
        "text": "login name email",
        "bool": "active",
        "int": "version",
        "unique": "login",
    },
    "appointments": {
        "text": "person activities note",
        "date": "valid_from valid_to",
        "bool": "sole",
        "cents?": "yearly_fee",
        "date?": "signed_on",
        "int": "version",
        "ref": "customer_id>customers",
    },
    "breaches": {
        "instant": "aware_at",
        "text": "description measures",
        "instant?": "notified_at closed_at",
        "int": "version",
        "ref": "customer_id>customers",
    },
    "conformity_targets": {
        "text": "title target measure evidence",
        "date?": "reached_on",
        "bool": "agreed",
        "int": "version",
        "ref": "customer_id>customers",
    },
    "contacts": {
        "text": "name role email phone mobile",
        "int": "version",
        "ref": "customer_id>customers",
        "index": "ix_contacts_email=email",
    },
    "contracts": {
        "word": "kind",
        "date": "valid_from",
        "date?": "valid_to quote_signed_on contract_signed_on cancelled_on",
        "text": "covers note",
        "cents?": "yearly_fee",
        "int": "training_minutes version",
        "bool": "call_out_included",
        "ref": "customer_id>customers plan_id?>plans",
    },
    "customisations": {
        "text": "title note",
        "cents?": "quote_amount",
        "date?": "agreed_on delivered_on accepted_on",
        "bool": "out_of_date",
        "int": "version",
        "ref": "customer_id>customers",
    },
    "invoices": {
        "word": "document_type",
        "int": "year number",
        "date": "issued_on",
        "cents": "taxable vat",
        "bytes": "xml",
        "ref": "customer_id>customers credits_invoice_id?>invoices",
        "unique": "document_type+year+number",
    },
    "mandates": {
        "text": "reference iban",
        "date": "signed_on",
        "date?": "last_used_on revoked_on",
        "int": "version",
        "ref": "customer_id>customers",
        "unique": "reference",
    },
    "register_seals": {
        "date": "day",
        "int": "entries",
        "text": "seal",
        "ref": "last_entry_id>register_entries",
        "unique": "day",
    },
    "seasons": {
        "word": "kind",
        "date": "start end",
        "text": "note",
        "int": "version",
        "ref": "customer_id>customers",
    },
    "sites": {
        "text": "name address city notes",
        "int": "version",
        "ref": "customer_id>customers",
    },
    "suspensions": {
        "date": "start end",
        "text": "reason",
        "ref": "customer_id>customers",
    },
    "devices": {
        "text": "name role os os_version serial vendor owner notes room",
        "word": "kind",
        "float": "x y",
        "date?": "warranty_until",
        "bool": "placed",
        "int": "version",
        "ref": "customer_id>customers site_id>sites host_device_id?>devices",
    },
    "subnets": {
        "text": "cidr name dhcp_from dhcp_to gateway",
        "int?": "vlan",
        "ref": "site_id>sites",
    },
    "credential_handles": {
        "word": "kind",
        "text": "label handle user_name",
        "instant": "created_at",
        "instant?": "rotated_at",
        "int": "version",
        "ref": "customer_id>customers device_id?>devices",
        "unique": "handle",
    },
    "duty_assignments": {
        "word": "code frequency",
        "date": "anchor assigned_on",
        "time": "due_time",
        "int": "grace_hours version",
        "date?": "ended_on",
        "text": "not_applicable_reason",
        "ref": "customer_id>customers site_id?>sites device_id?>devices template_id?>duty_templates",
    },
    "incidents": {
        "int": "number version",
        "text": "subject reason sender body pec_detail technician",
        "instant": "received",
        "word": "channel incident_class kind covered_object state pec",
        "word?": "severity",
        "bool": "urgent missed",
        "instant?": "due responded_at",
        "ref": (
            "customer_id?>customers device_id?>devices policy_id?>queue_policies plan_id?>plans "
            "duplicate_of_id?>incidents"
        ),
        "unique": "number",
        "index": "ix_incidents_queue=kind+state+incident_class+received+number",
    },
    "interfaces": {
        "text": "name address mac gateway",
        "int?": "prefix_length vlan",
        "bool": "dhcp",
        "part": "device_id>devices",
    },
    "links": {
        "text": "a_port b_port speed label",
        "word": "kind",
        "ref": "site_id>sites",
        "part": "a_device_id>devices b_device_id>devices",
    },
    "remote_accesses": {
        "word": "method",
        "text": "address peer_id note",
        "int?": "port nat_port",
        "bool": "via_vpn",
        "part": "device_id>devices",
    },
    "authorisations": {
        "bool": "written_request password_notified",
        "text": "watcher dedicated_account override_reason",
        "instant?": "access_ended_at",
        "int": "version",
        "ref": "incident_id>incidents",
        "index": "!ix_authorisations_incident_id=incident_id",
    },
    "incident_events": {
        "instant": "at",
        "word": "kind",
        "text": "text author",
        "ref": "incident_id>incidents",
    },
    "interventions": {
        "text": "technician description device_ids override_reason rule reason",
        "instant": "started",
        "word": "category state",
        "bool": "on_site trip_made purpose_conformity hardware_authorised call_out_due blocked",
        "instant?": "stopped closed_at",
        "cents?": "quote_amount unit_price amount call_out_amount",
        "int?": "override_units report_number",
        "int": "minutes units version",
        "ref": (
            "customer_id>customers incident_id?>incidents site_id?>sites tariff_id?>tariffs "
            "reverses_id?>interventions"
        ),
    },
    "messages": {
        "instant": "received",
        "text": "sender subject message_id sha256 body pec_identificativo",
        "bytes": "raw",
        "word": "pec",
        "bool": "outgoing",
        "ref": "incident_id?>incidents",
        "index": "ix_messages_message_id=message_id ix_messages_sha256=sha256",
    },
    "duty_results": {
        "text": "period_key author note evidence_file",
        "word": "outcome source",
        "instant": "at",
        "ref": "assignment_id>duty_assignments intervention_id?>interventions supersedes_id?>duty_results",
        "index": "ix_duty_results_assignment_id_period_key=assignment_id+period_key",
    },
    "invoice_lines": {
        "int": "position quantity",
        "text": "description unit",
        "cents": "unit_price total vat_rate",
        "ref": "invoice_id>invoices intervention_id?>interventions contract_id?>contracts",
        "unique": "invoice_id+position",
    },
    "segments": {
        "instant": "start_utc last_heartbeat_utc",
        "int": "start_offset_min version",
        "word?": "category",
        "instant?": "end_utc",
        "int?": "end_offset_min",
        "cents": "elapsed_ms",
        "word": "state",
        "text": "note",
        "ref": "intervention_id>interventions device_id?>devices",
    },
}


def upgrade() -> None:
    create_tables(TABLES)
