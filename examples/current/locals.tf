locals {
  base_url = "https://api.example.com"

  # One API per entry; see services.tf.
  services = {
    stock = {
      name    = "Stock"
      details = []
      scopes = {
        "read:stock"  = "See what is in stock"
        "count:stock" = "Correct the number of items"
      }
    }
    delivery = {
      name    = "Delivery"
      details = ["delivery_slot", "delivery_address"]
      scopes = {
        "read:parcels" = "See where a parcel is"
        "move:parcels" = "Send a parcel somewhere else"
      }
    }
  }
}
